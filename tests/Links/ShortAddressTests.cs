using VillagePublic.Content.Documents;
using VillagePublic.Content.Links;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;

namespace VillagePublic.Tests.Links;

public sealed class ShortAddressTests
{
    private static readonly Hash First = HashOf(0xA7);
    private static readonly Hash SameFor90Bits = HashOf(0xA7, differentFrom: 12);
    private static readonly Hash Other = HashOf(0x31);

    [Fact]
    public void Names_a_revision_by_80_bits_of_its_leaf_hash()
    {
        var snapshot = Snapshot(First, Other);
        var address = ShortAddress.For(snapshot, snapshot.All[0]);

        Assert.Equal(16, address.Leaf.Length);
        Assert.Equal(new ShortAddressMatch.Found(snapshot.All[0]), address.FindIn(snapshot));
    }

    [Fact]
    public void Grows_until_no_other_entry_begins_alike()
    {
        var snapshot = Snapshot(First, SameFor90Bits);
        var address = ShortAddress.For(snapshot, snapshot.All[0]);

        Assert.True(address.Leaf.Length > 16);
        Assert.Equal(new ShortAddressMatch.Found(snapshot.All[0]), address.FindIn(snapshot));
        Assert.IsType<ShortAddressMatch.Ambiguous>(new ShortAddress(address.Leaf[..16]).FindIn(snapshot));
    }

    [Fact]
    public void A_code_of_another_log_is_unknown() =>
        Assert.IsType<ShortAddressMatch.Unknown>(
            ShortAddress.For(Snapshot(First), Snapshot(First).All[0]).FindIn(Snapshot(Other)));

    [Fact]
    public void Carries_what_the_screen_saw_and_reads_it_back()
    {
        var snapshot = Snapshot(First, Other);
        var address = ShortAddress.For(snapshot, snapshot.All[1]).SeenAt(snapshot.Checkpoint!);

        Assert.Equal(address, ShortAddress.TryParse(address.ToString()));
        Assert.True(address.Seen!.Agrees(snapshot.Checkpoint!.Root));
        Assert.False(address.Seen.Agrees(Other));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", "HTTP://127.0.0.1:5080/Q/ABCDEFGH")]
    [InlineData("http://127.0.0.1:5080/", "HTTP://127.0.0.1:5080/Q/ABCDEFGH")]
    [InlineData("https://gongkai.example.cn/v/370102001001/", "HTTPS://GONGKAI.EXAMPLE.CN/V/370102001001/Q/ABCDEFGH")]
    [InlineData("https://example.cn/Cun", "HTTPS://EXAMPLE.CN/Cun/Q/ABCDEFGH")]
    public void Is_upper_case_where_case_does_not_matter(string baseAddress, string expected) =>
        Assert.Equal(expected, new ShortAddress("ABCDEFGH").ToAddress(new Uri(baseAddress)));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("ABCDEFG", "too short")]
    [InlineData("abcdefgh", "lower case")]
    [InlineData("ABCDEFGI", "I is not in the alphabet")]
    [InlineData("ABCDEFGH-", "half a gossip part")]
    [InlineData("ABCDEFGH-5", "no root")]
    [InlineData("ABCDEFGH-0-0123456789ABCDEFGHJK", "size zero")]
    [InlineData("ABCDEFGH-05-0123456789ABCDEFGHJK", "leading zero")]
    [InlineData("ABCDEFGH-+5-0123456789ABCDEFGHJK", "sign")]
    [InlineData("ABCDEFGH-5-0123456789ABCDEFGHJ", "short root")]
    [InlineData("ABCDEFGH-99999999999999999999-0123456789ABCDEFGHJK", "size too large")]
    [InlineData("ABCDEFGH-5-0123456789ABCDEFGHJK-1", "one part too many")]
    [InlineData("ABCDEFGH\n", "trailing line end")]
    [InlineData("ABCDEFGＨ", "full-width letter")]
    [InlineData("0123456789ABCDEFGHJKMNPQRSTVWXYZ0123456789ABCDEFGHJK", "longer than a hash")]
    public void Refuses(string code, string because) => Assert.True(ShortAddress.TryParse(code) is null, because);

    private static Hash HashOf(byte value, int differentFrom = Hash.SizeBytes)
    {
        var bytes = new byte[Hash.SizeBytes];
        Array.Fill(bytes, value);
        bytes.AsSpan(differentFrom).Fill(0x5C);
        return new Hash(bytes);
    }

    private static VillageSnapshot Snapshot(params Hash[] leaves)
    {
        var revisions = leaves.Select((leaf, index) => new PublishedRevision(index, leaf, new LogEntry
        {
            Kind = EntryKind.Publish,
            Id = $"notices/{index}",
            Revision = 1,
            DocumentKind = DocumentKind.Notice,
            Title = "停水通知",
            Published = DateTimeOffset.UnixEpoch,
        }));
        return new VillageSnapshot(new Checkpoint("village.example/log", leaves.Length, First), null, [.. revisions]);
    }
}
