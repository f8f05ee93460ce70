using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Content.Store.Durability;
using VillagePublic.Content.Store.Search;

namespace VillagePublic.Tests.Store.Search;

public sealed class SearchIndexTests : IDisposable
{
    private readonly StoreFolder folder = new();
    private readonly List<PublishedRevision> revisions = [];
    private DurableEngine engine;
    private SearchIndex index;

    public SearchIndexTests()
    {
        engine = DurableEngine.Open(folder.StorePath);
        index = new SearchIndex(engine);
    }

    public void Dispose()
    {
        engine.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Titles_come_before_texts_the_phrase_before_its_words_and_the_newest_first()
    {
        Publish("a", "东路工程结算", "路灯和硬化");
        Publish("b", "通知", "关于东路硬化的说明");
        Publish("c", "东路硬化招标", "公告");
        Publish("d", "硬化：东路", "会议");
        Publish("e", "通知二", "东路硬化第二次说明");

        Assert.Equal(["c", "e", "b"], Search("东路硬化"));
        Assert.Equal(["d", "c", "e", "b", "a"], Search(" 东路 硬化"));
        Assert.Equal(["d", "c"], Search("东路 硬化", limit: 2));
    }

    [Fact]
    public void Amounts_single_characters_and_beginnings_are_found()
    {
        Publish("a", "十月收支", "抽水泵 12,600.00 handler Wang");
        Publish("b", "九月收支", "电费 1,260.00");

        Assert.Equal(["a"], Search("12600"));
        Assert.Equal(["b", "a"], Search("126"));
        Assert.Equal(["a"], Search("泵"));
        Assert.Equal(["a"], Search("ＷＡ"));
        Assert.Empty(Search("2600"));
        Assert.Empty(Search("泵电"));
        Assert.Empty(Search("《》"));
    }

    [Fact]
    public void A_corrected_or_withdrawn_text_is_not_found_any_more()
    {
        Publish("a", "水费", "每吨三元");
        Publish("a", "水费", "每吨两元");
        Publish("b", "停水", "明天停水");
        Publish("b", "停水", "", EntryKind.Withdraw);

        Assert.Empty(Search("三元"));
        Assert.Equal(["a"], Search("两元"));
        Assert.Empty(Search("停水"));
    }

    [Fact]
    public void Merged_unmerged_and_reopened_indexes_answer_alike()
    {
        for (var i = 0; i < SearchIndex.MaxDeltas - 1; i++)
        {
            Publish($"d{i:D4}", $"第{i}号通知", $"东路 {i * 100}.00 元，经手人李{(i % 2 == 0 ? "明" : "华")}");
        }

        var before = Search("李明 东路", limit: 500);
        index.Merge(TestContext.Current.CancellationToken);
        Publish("last", "最后一号", "东路 99 元，经手人李明");
        index.Merge(TestContext.Current.CancellationToken);
        Publish("after", "之后", "东路，李明");

        string[] expected = ["after", "last", .. before];
        Assert.Equal(SearchIndex.MaxDeltas / 2, before.Count);
        Assert.Equal(expected, Search("李明 东路", limit: 500));
        engine.Dispose();
        engine = DurableEngine.Open(folder.StorePath);
        index = new SearchIndex(engine);
        Assert.Equal(expected, Search("李明 东路", limit: 500));
        Assert.Equal(["d0001"], Search("100.0"));
    }

    [Fact]
    public void An_index_of_many_parts_answers_like_one_that_was_never_merged()
    {
        const int Count = 20 * SearchIndex.MaxDeltas;
        for (var i = 0; i < Count; i++)
        {
            Publish($"d{i:D4}", $"第{i}号通知", $"东路{"甲乙丙丁戊己庚"[i % 7]}段，{i} 元");
            index.Merge(TestContext.Current.CancellationToken);
        }

        var parts = engine.Read(SearchTables.ReadParts);
        Assert.InRange(parts.Count, 1, 14);
        Assert.Equal(Count, parts.Sum(part => part.Count));
        Assert.InRange(Search("东路丁段", Count).Count, Count / 7, (Count / 7) + 1);
        Assert.Equal(["d0777"], Search("777 元").Where(id => id == "d0777"));
        Assert.Equal(parts.Sum(part => CountRowsOf(part)), engine.Read(CountRows));
    }

    [Fact]
    public void Documents_added_many_at_a_time_are_found_like_any_other()
    {
        var documents = new List<SearchDocument>();
        for (var i = 0; i < 100; i++)
        {
            documents.Add(Make($"d{i:D4}", $"第{i}号", $"西路 {i} 元"));
        }

        index.AddMany(documents, TestContext.Current.CancellationToken);
        Publish("one", "又一号", "西路 7 元");

        Assert.Equal(101, Search("西路", 500).Count);
        Assert.Equal(["one"], Search("又一"));
        engine.Dispose();
        engine = DurableEngine.Open(folder.StorePath);
        index = new SearchIndex(engine);
        Assert.Equal(101, Search("西路", 500).Count);
        Assert.Equal(101, index.Numbers().Count);
    }

    [Fact]
    public void An_index_of_an_older_program_is_made_again()
    {
        Publish("a", "东路", "硬化");
        engine.Write(current =>
        {
            SearchTables.RemoveDeltas(current, [0]);
            new Table(current, SearchTables.Postings).Upsert(
                new LiteDB.BsonDocument { ["_id"] = "东", ["lists"] = new byte[] { 1, 2, 3 } });
            return true;
        });

        index = new SearchIndex(engine);
        Assert.Empty(index.Numbers());
        Assert.Equal(0, engine.Read(CountRows));
    }

    private static int CountRows(LiteDB.Engine.LiteEngine current) =>
        new Table(current, SearchTables.Postings).All().Count;

    private int CountRowsOf(SearchPart part) =>
        engine.Read(current => SearchTables.ReadFirstCharacters(current, part.Number).Count);

    private void Publish(string id, string title, string text, EntryKind kind = EntryKind.Publish) =>
        index.Add([Make(id, title, text, kind)]);

    private SearchDocument Make(string id, string title, string text, EntryKind kind = EntryKind.Publish)
    {
        var entry = new LogEntry
        {
            Kind = kind,
            Id = id,
            Revision = 1 + revisions.Count(revision => revision.Id == id),
            DocumentKind = DocumentKind.Notice,
            Title = title,
            Published = DateTimeOffset.UnixEpoch,
        };
        revisions.Add(new PublishedRevision(revisions.Count, default(Hash), entry));
        var full = $"{title} {text}";
        return new SearchDocument(revisions.Count - 1, full, SearchText.Tokens(full));
    }

    private IReadOnlyList<string> Search(string query, int limit = 10) =>
        [.. new LibrarySearch(index)
            .Search(new VillageSnapshot(null, null, revisions), query, limit)
            .Select(hit => hit.Id)];
}
