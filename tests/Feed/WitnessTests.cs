using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using VillagePublic.Content;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Following;
using VillagePublic.Kiosk.Serving;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Feed;

public sealed class WitnessTests : IDisposable
{
    private readonly VillageLog log = new();
    private readonly SigningKey key = SigningKey.Create("township.example/w1", KeyKind.Cosignature);
    private readonly string folder = Directory.CreateTempSubdirectory("witness-").FullName;
    private readonly HttpClient client = HttpLogSource.CreateClient();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cosigns_what_only_grows_and_the_log_takes_the_line()
    {
        await using var host = await FeedHost.StartAsync(app => app.MapWitness("/w", Witness()));
        var witness = new WitnessClient(client, new Uri(host.Address, "/w"), key.Verifier, log.Time);
        foreach (var size in new[] { 1, 7, 7, 300 })
        {
            if (size > log.Store.ReadHead()!.Checkpoint.Size)
            {
                log.GrowTo(size);
            }

            log.Time.Advance(TimeSpan.FromHours(1));
            var cosigned = Assert.IsType<WitnessOutcome.Cosigned>(await witness.SubmitAsync(log.Store, Cancel));
            Assert.Equal(log.Time.GetUtcNow(), cosigned.Time);
            Assert.Equal(1, log.Publisher.AddCosignatures([key.Verifier], [cosigned.Line]));
        }

        // A client that has forgotten asks once and is told the size.
        witness = new WitnessClient(client, new Uri(host.Address, "/w"), key.Verifier, log.Time);
        Assert.IsType<WitnessOutcome.Cosigned>(await witness.SubmitAsync(log.Store, Cancel));
    }

    [Fact]
    public async Task Tells_a_restored_log_that_it_is_behind_and_a_forked_one_that_it_contradicts()
    {
        await using var host = await FeedHost.StartAsync(app => app.MapWitness("/w", Witness()));
        log.GrowTo(5);
        var old = LogPublisherTests.Copy(log.Store);
        log.GrowTo(9);
        var witness = new WitnessClient(client, new Uri(host.Address, "/w"), key.Verifier, log.Time);
        await witness.SubmitAsync(log.Store, Cancel);
        Assert.Equal(9, Assert.IsType<WitnessOutcome.Ahead>(await witness.SubmitAsync(old, Cancel)).Size);

        var forked = LogPublisher.Open(old, log.Keys, new MemorySignedMark(), log.Time);
        forked.ConfirmNewest();
        for (var i = 0; i < 6; i++)
        {
            var document = VillageLog.Document($"notices/other-{i}", "别的");
            forked.Publish([log.Sign(forked.Prepare(document), document.Files[0].Bytes)]);
        }

        // It gives the note it has signed: both together prove to anybody that two histories were signed.
        var contradicted = Assert.IsType<WitnessOutcome.Contradicted>(await witness.SubmitAsync(old, Cancel));
        var seen = LogNote.TryRead(contradicted.Seen!, log.Publisher.Key)!;
        Assert.Equal(log.Store.ReadHead()!.Checkpoint, seen.Checkpoint);
        Assert.Single(seen.Note.Verify([key.Verifier])!);

        var told = 0;
        forked.Contradicted += () => told++;
        forked.HearOfOther(contradicted.Seen, "town");
        forked.HearOfOther(contradicted.Seen, "town");
        Assert.Equal(1, told);
        Assert.IsType<LogStanding.Behind>(forked.ReadStanding());
    }

    [Fact]
    public void Answers_as_the_specification_says()
    {
        log.GrowTo(3);
        var note = StrictUtf8.GetString(log.Store.ReadHead()!.Note);
        using var other = new VillageLog();
        using var stranger = LogKeys.Create("elsewhere.example/log");
        var elsewhere = new Checkpoint(stranger.Origin, 0, MerkleTree.EmptyRoot);
        var foreign = StrictUtf8.GetString(stranger.Sign(elsewhere, log.Time.GetUtcNow()));
        var witness = Witness();

        Assert.Equal(400, Ask(witness, ""));
        Assert.Equal(400, Ask(witness, note));
        Assert.Equal(400, Ask(witness, "old 00\n\n" + note));
        Assert.Equal(400, Ask(witness, "old 4\n\n" + note));
        Assert.Equal(400, Ask(witness, "old 0\nxyz\n\n" + note));
        Assert.Equal(404, Ask(witness, "old 0\n\n" + foreign));
        Assert.Equal(403, Ask(witness, "old 0\n\n" + StrictUtf8.GetString(other.Store.ReadHead()!.Note)));
        Assert.Equal(409, Ask(witness, "old 1\n\n" + note));
        Assert.Equal(422, Ask(witness, $"old 0\n{MerkleTree.EmptyRoot.ToBase64()}\n\n" + note));
        Assert.Equal(200, Ask(witness, "old 0\n\n" + note));
        Assert.Equal(409, Ask(witness, "old 0\n\n" + note));
        Assert.Equal(200, Ask(witness, "old 3\n\n" + note));
        Assert.Equal(200, Ask(Witness(), "old 3\n\n" + note));
    }

    [Fact]
    public void Signs_nothing_it_could_not_keep()
    {
        var witness = new Witness(key, [log.Publisher.Key], new FullDisk(), log.Time);
        var note = StrictUtf8.GetString(log.Store.ReadHead()!.Note);
        Assert.Throws<IOException>(() => Ask(witness, "old 0\n\n" + note));
    }

    [Fact]
    public async Task A_kiosk_reports_what_it_has_seen_and_a_restored_log_stops()
    {
        log.GrowTo(5);
        var backup = LogPublisherTests.Copy(log.Store);
        log.GrowTo(9);
        var publisher = log.Publisher;
        await using var host = await FeedHost.StartAsync(
            app => app.MapSeen(
                "/feed", () => publisher, lines => publisher.AddCosignatures([key.Verifier], lines)));
        var reporter = new SeenReporter(client, [host.Feed], key, log.Time, NullLogger<SeenReporter>.Instance);

        var kioskHead = log.Store.ReadHead()!;
        Assert.Equal(1, await reporter.ReportAsync(kioskHead, Cancel));
        Assert.Contains(
            SignedNote.TryParse(log.Store.ReadHead()!.Note)!.Signatures, line => line.Name == key.Verifier.Name);

        publisher = LogPublisher.Open(backup, log.Keys, new MemorySignedMark(), log.Time);
        publisher.ConfirmNewest();
        Assert.Equal(0, await reporter.ReportAsync(kioskHead, Cancel));
        Assert.IsType<LogStanding.Behind>(publisher.ReadStanding());
        using var rubbish = new ByteArrayContent(new byte[SignedNote.MaxSizeBytes + 1]);
        using var answer = await client.PostAsync(new Uri(host.Feed + "/seen"), rubbish, Cancel);
        Assert.Equal(413, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Works_with_a_foreign_log_and_a_foreign_witness()
    {
        var maker = Environment.GetEnvironmentVariable("VILLAGEPUBLIC_TLOGMAKE");
        Assert.SkipWhen(maker is null, "VILLAGEPUBLIC_TLOGMAKE does not name a maker.");
        var logKey = await RunAsync(maker, "keygen", "-name", "foreign.example/log", "-out", Path.Combine(folder, "k"));
        var foreign = new Witness(
            key, [VerifierKey.TryParse(logKey.Trim())!], new WitnessFolder(Path.Combine(folder, "m")), log.Time);
        await using var host = await FeedHost.StartAsync(app => app.MapWitness("/w", foreign));
        var dir = Path.Combine(folder, "log");
        string[] append = ["append", "-dir", dir, "-key", Path.Combine(folder, "k"), "-n"];
        string[] submit = ["submit", "-dir", dir, "-witness", new Uri(host.Address, "/w").AbsoluteUri];
        foreach (var count in new[] { "3", "254", "300" })
        {
            await RunAsync(maker, [.. append, count]);
            Assert.StartsWith("200 ", await RunAsync(maker, submit), StringComparison.Ordinal);
        }

        await RunAsync(maker, [.. append, "5"]);
        Assert.StartsWith("422 ", await RunAsync(maker, [.. submit, "-badproof"]), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        log.Dispose();
        key.Dispose();
        client.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return said;
    }

    private static int Ask(Witness witness, string request) =>
        witness.AddCheckpoint(StrictUtf8.GetBytes(request)).Status;

    private Witness Witness() => new(key, [log.Publisher.Key], new WitnessFolder(folder), log.Time);

    private sealed class FullDisk : IWitnessMemory
    {
        public byte[]? Read(string origin) => null;

        public void Write(string origin, byte[] note) => throw new IOException("full");
    }
}
