using System.Globalization;
using System.Text.RegularExpressions;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;
using VillagePublic.Content.Pages;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Pages;

/// <summary>清溪村 as a published village in memory: what pages are made from, without a database or a feed.</summary>
internal sealed partial class SampleVillage
{
    private const string Earlier = ".earlier/";
    private const string Origin = "qingxi.example/log";

    private static readonly PersonKey Author = PersonKey.FromSeed(new byte[32]);
    private static readonly PersonKey Reviewer = PersonKey.FromSeed([.. new byte[31], 1]);

    private readonly Dictionary<Hash, byte[]> blobs = [];
    private readonly List<PublishedRevision> revisions = [];
    private readonly LogKeys keys = LogKeys.Create(Origin);
    private LogHead? head;

    private SampleVillage()
    {
        Library = new VillageLibrary(hash => blobs.GetValueOrDefault(hash), Search);
        Pages = new VillagePages(Library, new VillagePagesOptions
        {
            PublicAddress = new Uri("http://192.168.1.20:5090/"),
            ReadHead = () => head,
        });
        Add(keys.Announce(
        [
            Author.Introduce("赵国栋", Approvals.Author), Reviewer.Introduce("刘玉成", Approvals.Reviewer),
        ]) with { Published = Start });
    }

    /// <summary>The day the tests take place on.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 23);

    /// <summary>When the log begins; every entry comes a minute later.</summary>
    private static DateTimeOffset Start { get; } = new(2026, 11, 5, 1, 30, 0, TimeSpan.Zero);

    public VillageLibrary Library { get; }

    public VillagePages Pages { get; }

    /// <summary>The log's key.</summary>
    public VerifierKey Key => keys.Log.Verifier;

    /// <summary>The whole sample, with its one corrected document, and one notice withdrawn.</summary>
    /// <param name="years">Everything dated is published again for so many years, each a year earlier.</param>
    public static SampleVillage Create(int years = 1)
    {
        var village = new SampleVillage();
        var folder = Path.Combine(Repository.Root, "content", "sample");
        var files = Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .OrderByDescending(file => file.Path.StartsWith(Earlier, StringComparison.Ordinal))
            .ThenBy(file => file.Path, StringComparer.Ordinal)
            .ToList();
        foreach (var (path, text) in files.Where(file => !file.Path.EndsWith("README.md", StringComparison.Ordinal)))
        {
            var name = path.StartsWith(Earlier, StringComparison.Ordinal) ? path[Earlier.Length..] : path;
            village.Publish(folder, name, text);
            for (var earlier = 1; earlier < years && name.Contains("/20", StringComparison.Ordinal); earlier++)
            {
                village.Publish(folder, YearsBefore(name, earlier), YearsBefore(text, earlier));
            }
        }

        village.Publish(
            folder,
            "notices/withdrawn.md",
            "---\nkind: notice\ntitle: 误发的通知\ndate: 2026-10-01\n---\n\n误发。\n");
        village.Withdraw("notices/withdrawn", "发错了地方");
        village.Seal();
        return village;
    }

    public PublishedRevision Latest(string id) => Library.Current.Latest(id)!;

    public PageResponse Get(string path, string? language = null) =>
        Pages.Respond(new PageRequest(path.Split('?')[0], Today)
        {
            Language = language,
            Query = path.Split("?q=") is [_, var query] ? query : null,
        });

    public string Html(string path, string? language = null) => StrictUtf8.GetString(Get(path, language).Body);

    /// <summary>Address of every page there is: documents, their proofs, lists, months and the few others.</summary>
    public IEnumerable<string> AllPaths() =>
    [
        "/", "/about", "/data", "/search", "/search?q=水管",
        .. KindPage.Listed.Select(kind => "/" + kind.Folder),
        .. Library.Current.Current.Select(revision => Wording.MonthOf(revision.Entry.Period)).OfType<string>()
            .Distinct().Select(month => "/month/" + month),
        .. Library.Current.Current.Select(revision => "/" + revision.Id),
        .. Library.Current.All.Where(revision => revision.Entry.Kind != EntryKind.Keys)
            .Select(revision => $"{revision.Id}@{revision.Revision}")
            .SelectMany(version => new[] { "/" + version, "/verify/" + version, "/receipt/" + version }),
    ];

    private static string YearsBefore(string text, int years) => YearOfTheSample().Replace(
        text, match => (int.Parse(match.Value, CultureInfo.InvariantCulture) - years)
            .ToString(CultureInfo.InvariantCulture));

    private void Publish(string folder, string path, string text)
    {
        var result = DocumentParser.Parse(path, text);
        var document = result.Document
            ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Select(d => d.Format("en"))));
        var bytes = StrictUtf8.GetBytes(text);
        var files = FileLink().Matches(text)
            .Select(match => match.Groups[1].Value)
            .Distinct(StringComparer.Ordinal)
            .Where(file => File.Exists(Path.Combine(folder, file)))
            .Select(file => Keep(File.ReadAllBytes(Path.Combine(folder, file)), "image/jpeg", "file", file));
        Add(document.Id, document.Correction is null ? EntryKind.Publish : EntryKind.Correct, new Subject(
            document.Kind,
            document.Title,
            document.Period?.ToString() ?? document.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            document.Correction,
            [Keep(bytes, "text/markdown", "document", path), .. files]));
    }

    private void Withdraw(string id, string reason)
    {
        var former = revisions.Last(revision => revision.Id == id).Entry;
        Add(id, EntryKind.Withdraw, new Subject(former.DocumentKind, former.Title, former.Period, reason, []));
    }

    private void Add(string id, EntryKind kind, Subject subject)
    {
        var former = revisions.LastOrDefault(other => other.Id == id);
        var entry = new LogEntry
        {
            Kind = kind,
            Id = id,
            Revision = (former?.Revision ?? 0) + 1,
            Previous = former?.EntryIndex,
            DocumentKind = subject.Kind,
            Title = subject.Title,
            Period = subject.Period,
            Published = Start.AddMinutes(revisions.Count),
            Reason = subject.Reason,
            Blobs = subject.Blobs,
        };
        var pending = PendingEntry.Of(Origin, entry);
        Add(entry with
        {
            Approvals = [Author.SignAsAuthor(pending, "赵国栋"), Reviewer.SignAsReviewer(pending, "刘玉成")],
        });
    }

    private void Add(LogEntry entry)
    {
        var leaf = MerkleTree.LeafHash(LogEntryFormat.Format(entry));
        revisions.Add(new PublishedRevision(revisions.Count, leaf, entry));
    }

    private void Seal()
    {
        var root = MerkleTree.Root([.. revisions.Select(revision => revision.LeafHash)]);
        var checkpoint = new Checkpoint(Origin, revisions.Count, root);
        head = new LogHead(keys.Sign(checkpoint, Start.AddDays(1)), checkpoint);
        Library.Replace(new VillageSnapshot(checkpoint, null, revisions));
    }

    private BlobReference Keep(byte[] bytes, string mediaType, string role, string name)
    {
        blobs[Hash.Of(bytes)] = bytes;
        return new BlobReference(Hash.Of(bytes), bytes.Length, mediaType, role, name);
    }

    private List<SearchHit> Search(string query, int limit) =>
    [
        .. Library.Current.Current
            .Where(revision => Library.Read(revision)!.Source.Text.Contains(query, StringComparison.Ordinal))
            .Take(limit)
            .Select(revision => new SearchHit(revision.Id, Library.Read(revision)!.Summary ?? "")),
    ];

    [GeneratedRegex(@"\((?:\.\./)?(files/[^)\s]+)\)")]
    private static partial Regex FileLink();

    [GeneratedRegex("202[56]")]
    private static partial Regex YearOfTheSample();

    private sealed record Subject(
        DocumentKind Kind, string Title, string? Period, string? Reason, IReadOnlyList<BlobReference> Blobs);
}
