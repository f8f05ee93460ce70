using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;

namespace VillagePublic.Tests.Store;

public sealed class ParsedDocumentsTests
{
    private static readonly ParsedDocument Document =
        DocumentParser.Parse("notices/a.md", "---\nkind: notice\ntitle: 甲\ndate: 2026-11-01\n---\n\n文。\n").Document!;

    [Fact]
    public void What_is_kept_in_memory_is_bounded_and_what_is_read_stays()
    {
        var documents = new ParsedDocuments();
        for (var index = 0L; index < 10_000; index++)
        {
            documents.Keep(index, Document);
            Assert.NotNull(documents.Find(0));
            Assert.True(documents.Count <= ParsedDocuments.MaxCount);
        }

        Assert.NotNull(documents.Find(9_999));
        Assert.Null(documents.Find(5));
    }
}
