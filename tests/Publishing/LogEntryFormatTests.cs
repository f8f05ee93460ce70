using CsCheck;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Publishing;
using Hash = VillagePublic.Content.Log.Hash;

namespace VillagePublic.Tests.Publishing;

public sealed class LogEntryFormatTests
{
    private const string Sample =
        """
        {"v":1,"kind":"correct","id":"finance/2026-10","rev":2,"prev":7,
        "document":"finance","title":"10月\"收支\"\\","period":"2026-10",
        "blobs":[
        {"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0,
        "type":"text/markdown","role":"document","name":"finance/2026-10.md"}],
        "reason":"电费少算","published":"2026-11-03T08:00:00Z","approvals":[]}
        """;

    private static readonly string Good = Sample.ReplaceLineEndings("");

    private static LogEntry Entry => new()
    {
        Kind = EntryKind.Correct,
        Id = "finance/2026-10",
        Revision = 2,
        Previous = 7,
        DocumentKind = DocumentKind.Finance,
        Title = "10月\"收支\"\\",
        Period = "2026-10",
        Published = new DateTimeOffset(2026, 11, 3, 8, 0, 0, TimeSpan.Zero),
        Blobs = [new BlobReference(Hash.Of([]), 0, "text/markdown", "document", "finance/2026-10.md")],
        Reason = "电费少算",
    };

    [Fact]
    public void An_entry_has_these_very_bytes() =>
        Assert.Equal(Good, StrictUtf8.GetString(LogEntryFormat.Format(Entry)));

    [Fact]
    public void Reads_what_it_writes()
    {
        var read = LogEntryFormat.TryParse(StrictUtf8.GetBytes(Good))!;
        var expected = Entry with
        {
            Blobs = read.Blobs,
            Keys = read.Keys,
            People = read.People,
            Erased = read.Erased,
            Approvals = read.Approvals,
        };
        Assert.Equal(expected, read);
        Assert.Equal(Entry.Blobs, read.Blobs);
    }

    [Theory]
    [InlineData("{\"v\":1", "{ \"v\":1", "white space")]
    [InlineData("\"v\":1", "\"v\":2", "a later version")]
    [InlineData("\"rev\":2", "\"rev\":02", "leading zero")]
    [InlineData("\"rev\":2", "\"rev\":2.0", "fraction")]
    [InlineData("\"rev\":2,\"prev\":7", "\"prev\":7,\"rev\":2", "another order")]
    [InlineData("\"rev\":2,\"prev\":7", "\"rev\":2", "no revision before")]
    [InlineData("\"rev\":2,\"prev\":7", "\"rev\":1,\"prev\":7", "revision 1 with one before")]
    [InlineData("\"kind\":\"correct\"", "\"kind\":\"Correct\"", "capitals")]
    [InlineData("\"kind\":\"correct\"", "\"kind\":\"publish\"", "first revision with a reason")]
    [InlineData("\"kind\":\"correct\"", "\"kind\":\"withdraw\"", "withdrawal with bytes")]
    [InlineData("\"reason\":\"电费少算\",", "", "correction without a reason")]
    [InlineData("\"reason\":\"电费少算\"", "\"reason\":null", "null")]
    [InlineData("电费少算", "\\u7535费少算", "escape")]
    [InlineData("电费少算", "a\\nb", "line feed")]
    [InlineData("finance/2026-10\"", "Finance/2026-10\"", "capitals in the id")]
    [InlineData("finance/2026-10\"", "finance//2026-10\"", "empty part of the id")]
    [InlineData("finance/2026-10.md", "../2026-10.md", "path that leads out")]
    [InlineData("finance/2026-10.md", "/etc/passwd", "absolute path")]
    [InlineData("finance/2026-10.md", "c:2026-10.md", "drive")]
    [InlineData("\"size\":0", "\"size\":-1", "negative size")]
    [InlineData("\"role\":\"document\"", "\"role\":\"file\"", "no document first")]
    [InlineData("e3b0", "E3B0", "capitals in a hash")]
    [InlineData("08:00:00Z", "08:00:00.0Z", "parts of a second")]
    [InlineData("08:00:00Z", "08:00:00+00:00", "another zone")]
    [InlineData("08:00:00Z", "25:00:00Z", "no such hour")]
    [InlineData("\"approvals\":[]}", "\"approvals\":[]}\n", "line feed at the end")]
    [InlineData("\"approvals\":[]", "\"approvals\":[],\"x\":1", "unknown member")]
    [InlineData("\"id\"", "\"id\":\"a\",\"id\"", "member twice")]
    [InlineData("\"approvals\":[]}", "\"approvals\":[]", "cut short")]
    public void Rejects(string part, string instead, string because)
    {
        var text = Good.Replace(part, instead, StringComparison.Ordinal);
        Assert.NotEqual(Good, text);
        Assert.True(LogEntryFormat.TryParse(StrictUtf8.GetBytes(text)) is null, because);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("{\"v\":1}")]
    public void Rejects_what_is_no_entry_at_all(string text) =>
        Assert.Null(LogEntryFormat.TryParse(StrictUtf8.GetBytes(text)));

    [Fact]
    public void Rejects_bad_bytes_and_endless_ones()
    {
        var bytes = StrictUtf8.GetBytes(Good);
        bytes[Good.IndexOf("10月", StringComparison.Ordinal) + 3] = 0xff;
        Assert.Null(LogEntryFormat.TryParse(bytes));
        Assert.Null(LogEntryFormat.TryParse(new byte[LogEntryFormat.MaxSizeBytes + 1]));
    }

    [Fact]
    public void A_flipped_bit_never_reads_as_the_same_entry_written_otherwise() =>
        Gen.Select(Gen.Int[0, StrictUtf8.GetBytes(Good).Length - 1], Gen.Int[0, 7]).Sample((position, bit) =>
        {
            var bytes = StrictUtf8.GetBytes(Good);
            bytes[position] ^= (byte)(1 << bit);
            return LogEntryFormat.TryParse(bytes) is not { } entry
                || LogEntryFormat.Format(entry).AsSpan().SequenceEqual(bytes);
        });

    [Fact]
    public void What_people_sign_is_the_entry_up_to_its_time()
    {
        var pending = PendingEntry.Of(VillageLog.Origin, Entry);
        var text = StrictUtf8.GetString(pending.Bytes);
        Assert.Equal(Good[..Good.IndexOf(",\"published\"", StringComparison.Ordinal)] + "}", text);
        Assert.Equal(pending.Bytes, PendingEntry.TryParse(VillageLog.Origin, pending.Bytes)!.Bytes);
        Assert.Null(PendingEntry.TryParse(VillageLog.Origin, [.. pending.Bytes, (byte)'\n']));
        Assert.Throws<ArgumentException>(() => PendingEntry.Of(VillageLog.Origin, Entry with { Reason = null }));
    }
}
