using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;
using VillagePublic.Content.Pages;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;

namespace VillagePublic.Tests.Pages;

public sealed class PageSafetyTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly IReadOnlyList<string> PublicList =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "vectors", "xss.txt"));

    [Fact]
    public void No_hostile_text_in_any_field_of_any_kind_becomes_markup()
    {
        var pages = PagesOf([]);
        var violations =
            from text in HostileTexts.All
            from document in HostileDocuments.With(text)
            let language = text.Length % 2 == 0 ? "zh" : "en"
            from violation in HtmlAllowList.Violations(pages.Preview(document, language, Today))
            select $"{document.Kind}: {violation} from {text}";
        Assert.Empty(violations.Take(10));
    }

    [Fact]
    public void No_element_with_any_handler_in_any_field_becomes_markup()
    {
        var pages = PagesOf([]);
        var violations = HostileTexts.Generated.Index().SelectMany(item =>
            HostileDocuments.With(item.Item).Skip(item.Index % HostileDocuments.Count).Take(1)
                .SelectMany(document => HtmlAllowList.Violations(pages.Preview(document, "zh", Today)))
                .Select(violation => $"{violation} from {item.Item}"));
        Assert.Empty(violations.Take(10));
    }

    [Fact]
    public void No_line_of_a_public_list_becomes_markup()
    {
        var pages = PagesOf([]);
        var violations = PublicList.Index().SelectMany(item =>
            HostileDocuments.With(item.Item).Skip(item.Index % HostileDocuments.Count).Take(1)
                .SelectMany(document => HtmlAllowList.Violations(pages.Preview(document, "zh", Today)))
                .Select(violation => $"{violation} from {item.Item}"));
        Assert.Empty(violations.Take(10));
        Assert.Equal(6613, PublicList.Count);
    }

    [Fact]
    public void No_line_of_a_public_list_in_an_entry_or_a_question_becomes_markup()
    {
        // One village with a notice for each line, so that its lists hold them all.
        var pages = PagesOf([.. PublicList.Select((line, index) => new PublishedRevision(
            index,
            MerkleTree.LeafHash([(byte)index, (byte)(index >> 8)]),
            Entry(line, EntryKind.Publish, 1) with { Id = $"notices/{index}" }))]);
        var requests = PublicList.SelectMany((line, index) => new[]
        {
            new PageRequest($"/notices/{index}@1", Today),
            new PageRequest("/search", Today) { Query = line },
        });
        var violations =
            from request in requests.Append(new PageRequest("/notices", Today)).Append(new PageRequest("/", Today))
            from violation in HtmlAllowList.Violations(Html(pages, request))
            select $"{request}: {violation}";
        Assert.Empty(violations.Take(10));
    }

    [Fact]
    public void No_hostile_text_in_an_entry_becomes_markup_on_any_page()
    {
        var violations =
            from text in HostileTexts.All
            let pages = PagesOf(Revisions(text))
            from path in new[] { "/", "/notices", "/notices/x@1", "/notices/x@2", "/verify/notices/x@2" }
            from violation in HtmlAllowList.Violations(Html(pages, new PageRequest(path, Today)))
            select $"{path}: {violation} from {text}";
        Assert.Empty(violations.Take(10));
    }

    [Fact]
    public void No_hostile_request_becomes_markup()
    {
        var pages = PagesOf(Revisions("停水"));
        var violations =
            from text in HostileTexts.All
            from request in new[]
            {
                new PageRequest("/search", Today) { Query = text },
                new PageRequest("/search", Today) { Query = text, Language = text, AcceptLanguage = text },
                new PageRequest("/" + text, Today) { Language = "en" },
                new PageRequest("/Q/" + text, Today),
                new PageRequest("/files/" + text, Today),
                new PageRequest("/verify/" + text, Today) { Language = "zh" },
            }
            from violation in HtmlAllowList.Violations(Html(pages, request))
            select $"{request}: {violation}";
        Assert.Empty(violations.Take(10));
    }

    [Fact]
    public void Text_comes_back_from_the_page_as_it_was_typed()
    {
        const string Text = "<b>五 & 六</b> \"引\" '号' 𠮷 &amp;";
        var html = new HtmlElement("p", [Text]).With("title", Text).ToString();
        var element = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelector("p")!;
        Assert.Equal(Text, element.TextContent);
        Assert.Equal(Text, element.GetAttribute("title"));
    }

    [Theory]
    [InlineData("object")]
    [InlineData("iframe")]
    [InlineData("SCRIPT")]
    public void An_element_outside_the_list_cannot_be_made(string name) =>
        Assert.Throws<ArgumentException>(() => new HtmlElement(name, []));

    [Theory]
    [InlineData("onclick")]
    [InlineData("style")]
    [InlineData("href")]
    [InlineData("srcdoc")]
    public void An_attribute_outside_the_list_cannot_be_made(string name) =>
        Assert.Throws<ArgumentException>(() => new HtmlElement("p", []).With(name, "x"));

    [Fact]
    public void Chinese_stays_readable_in_the_source() =>
        Assert.Equal("<p>清溪村，“公开”。</p>", new HtmlElement("p", ["清溪村，“公开”。"]).ToString());

    private static VillagePages PagesOf(IReadOnlyList<PublishedRevision> revisions)
    {
        var library = new VillageLibrary(_ => null, (query, _) => [new SearchHit("notices/x", query)]);
        var leaves = revisions.Select(revision => revision.LeafHash).ToArray();
        library.Replace(new VillageSnapshot(
            new Checkpoint("village.example/log", revisions.Count, MerkleTree.Root(leaves)), null, revisions));
        return new VillagePages(library, new VillagePagesOptions
        {
            PublicAddress = new Uri("http://192.168.1.20:5090/"),
        });
    }

    private static IReadOnlyList<PublishedRevision> Revisions(string text) =>
    [
        new(0, MerkleTree.LeafHash([1]), Entry(text, EntryKind.Publish, 1)),
        new(1, MerkleTree.LeafHash([2]), Entry(text, EntryKind.Correct, 2)),
    ];

    private static LogEntry Entry(string text, EntryKind kind, int revision) => new()
    {
        Kind = kind,
        Id = "notices/x",
        Revision = revision,
        DocumentKind = DocumentKind.Notice,
        Title = text,
        Period = "2026-10-12",
        Published = new DateTimeOffset(2026, 10, 12, 8, 0, 0, TimeSpan.Zero),
        Reason = text,
        Blobs = [new BlobReference(MerkleTree.LeafHash([9]), 10, text, "document", text)],
        Approvals = [new Approval(text, text, new byte[32], new byte[64]), new Approval(text, "author", [], [])],
    };

    private static string Html(VillagePages pages, PageRequest request) =>
        Content.StrictUtf8.GetString(pages.Respond(request).Body);
}
