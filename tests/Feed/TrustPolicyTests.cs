using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Feed;

/// <summary>Whose cosignatures make a state count, and that a follower takes nothing before they are there.</summary>
public sealed class TrustPolicyTests : IDisposable
{
    private static readonly string[] Names = ["x1", "x2", "x3", "y1", "y2"];

    private readonly VillageLog log = new();
    private readonly SigningKey[] keys =
        [.. Names.Select(name => SigningKey.Create(name + ".example/w", KeyKind.Cosignature))];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Witnesses =>
        string.Concat(Names.Zip(keys).Select(pair => $"witness {pair.First} {pair.Second.Verifier}\n"));

    [Theory]
    [InlineData("x1 x2 y1", true)]
    [InlineData("x2 x3 y2", true)]
    [InlineData("x1 x2 x3", false)]
    [InlineData("x1 y1 y2", false)]
    [InlineData("", false)]
    public void Groups_count_as_the_specification_says(string signers, bool isMet)
    {
        var policy = Parse(
            $"# 两级\n\tlog {log.Publisher.Key}  http://village/feed\n{Witnesses}group X 2 x1 x2 x3\ngroup Y any y1 y2\n"
            + "  group both all X Y\nquorum both\n");
        Assert.Equal(log.Publisher.Key, policy.Logs.Single().Key);
        Assert.Equal("http://village/feed", policy.Logs.Single().Address!.AbsoluteUri);
        Assert.Equal(Names, policy.Witnesses.Select(witness => witness.Name));
        Assert.Equal(isMet, policy.IsMet(NoteSignedBy(signers.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    [Fact]
    public void Nobody_asked_for_is_always_enough_and_a_single_witness_can_be()
    {
        Assert.True(Parse("quorum none").IsMet(NoteSignedBy()));
        var one = Parse(Witnesses + "quorum y1");
        Assert.True(one.IsMet(NoteSignedBy("y1")));
        Assert.False(one.IsMet(NoteSignedBy("x1", "y2")));
    }

    [Theory]
    [InlineData("", "quorum line is missing")]
    [InlineData("quorum none\nquorum none", "Line 2: There can be one")]
    [InlineData("quorum nobody", "called 'nobody'")]
    [InlineData("witness none KEY", "The name 'none' is taken")]
    [InlineData("witness a KEY\nwitness b KEY", "Line 2: That witness is there twice")]
    [InlineData("witness a KEY ftp://x/", "address is malformed")]
    [InlineData("witness a KEY http://x/ more", "address is malformed")]
    [InlineData("witness a LOG", "is not a witness's")]
    [InlineData("log KEY", "is not a log's")]
    [InlineData("log LOG\nlog LOG", "Line 2: That log is there twice")]
    [InlineData("group g any later\nwitness later KEY\nquorum g", "Line 1: No witness or group before this line")]
    [InlineData("witness a KEY\ngroup g 2 a\nquorum g", "any, all, or 1 to 1")]
    [InlineData("witness a KEY\ngroup g 0 a\nquorum g", "any, all, or 1 to 1")]
    [InlineData("witness a KEY\ngroup g all a a\nquorum g", "'a' is a member already")]
    [InlineData("witness a KEY\ngroup g all a\ngroup h all a\nquorum h", "Line 3: 'a' is a member already")]
    [InlineData("witness a KEY\ngroup g all\nquorum a", "Line 2: It is not")]
    [InlineData("quorum none\u0001", "control character")]
    [InlineData("witness KEY http://town/witness", "Line 1: The witness's key is malformed")]
    public void What_makes_no_sense_is_named_with_its_line(string text, string said)
    {
        text = text.Replace("KEY", keys[0].Verifier.ToString(), StringComparison.Ordinal)
            .Replace("LOG", log.Publisher.Key.ToString(), StringComparison.Ordinal);
        Assert.Null(TrustPolicy.TryParse(text, out var fault));
        Assert.Contains(said, fault.English, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Chinese);
    }

    [Fact]
    public async Task A_follower_takes_a_state_only_when_its_witnesses_have_signed_it()
    {
        var kiosk = new MemoryLogStore();
        var policy = Parse(Witnesses + "group two 2 x1 x2 x3\nquorum two");
        var follower = new LogFollower(kiosk, log.Publisher.Key, log.Time, policy: policy);
        log.GrowTo(5);
        await RefusedAsync();
        Sign("x1", "y1");
        await RefusedAsync();
        Assert.Null(kiosk.ReadHead());

        Sign("x3");
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync());
        var note = SignedNote.TryParse(kiosk.ReadHead()!.Note)!;
        Assert.True(policy.IsMet(note));

        // The heartbeat comes before the witnesses have signed it: it is no news, and theirs stay.
        log.Time.Advance(TimeSpan.FromHours(1));
        Assert.True(log.Publisher.Heartbeat());
        Assert.IsType<FollowOutcome.UpToDate>(await FollowAsync());
        Assert.Equal(note.ToBytes(), kiosk.ReadHead()!.Note);
        Sign("x1", "x2");
        var fresh = Assert.IsType<FollowOutcome.UpToDate>(await FollowAsync());
        Assert.Equal(log.Time.GetUtcNow(), fresh.ClockTime);

        log.Publish("notices/water");
        await RefusedAsync();
        Assert.Equal(5, kiosk.ReadHead()!.Checkpoint.Size);
        Sign("x1", "x2");
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync());

        Task<FollowOutcome> FollowAsync() => follower.FollowAsync(
            [new LocalLogSource(new FeedTree(log.Store, log.Publisher.Key))], Cancel);

        async Task RefusedAsync() => Assert.Equal(
            FeedFault.Unwitnessed, Assert.IsType<FollowOutcome.Rejected>(await FollowAsync()).Fault);
    }

    public void Dispose()
    {
        log.Dispose();
        Array.ForEach(keys, key => key.Dispose());
    }

    private static TrustPolicy Parse(string text)
    {
        var policy = TrustPolicy.TryParse(text, out var fault);
        Assert.True(policy is not null, fault.English);
        return policy;
    }

    private SignedNote NoteSignedBy(params string[] names)
    {
        var note = SignedNote.TryParse(log.Store.ReadHead()!.Note)!;
        return note.WithSignatures([.. note.Signatures, .. Lines(note, names)]);
    }

    private void Sign(params string[] names)
    {
        var note = SignedNote.TryParse(log.Store.ReadHead()!.Note)!;
        Assert.Equal(names.Length, log.Publisher.AddCosignatures(
            [.. keys.Select(key => key.Verifier)], [.. Lines(note, names)]));
    }

    private IEnumerable<NoteSignature> Lines(SignedNote note, string[] names) =>
        names.Select(name => keys[Array.IndexOf(Names, name)].Sign(note.Text, log.Time.GetUtcNow()));
}
