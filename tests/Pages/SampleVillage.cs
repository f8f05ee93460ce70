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

    private readonly Dictionary<Hash, byte[]> blobs = [];
    private readonly List<PublishedRevision> revisions = [];

    private SampleVillage()
    {
        Library = new VillageLibrary(hash => blobs.GetValueOrDefault(hash), Search);
        Pages = new VillagePages(Library, new VillagePagesOptions
        {
            PublicAddress = new Uri("http://192.168.1.20:5090/"),
        });
    }

    /// <summary>The day the tests take place on.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 23);

    public VillageLibrary Library { get; }

    public VillagePages Pages { get; }

    /// <summary>The whole sample, with its one corrected document, and one notice withdrawn.</summary>
    public static SampleVillage Create()
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
        Pages.Respond(new PageRequest(path, Today) { Language = language });

    public string Html(string path, string? language = null) => StrictUtf8.GetString(Get(path, language).Body);

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
        var index = revisions.Count;
        var revision = revisions.Count(other => other.Id == id) + 1;
        var entry = new LogEntry
        {
            Kind = kind,
            Id = id,
            Revision = revision,
            DocumentKind = subject.Kind,
            Title = subject.Title,
            Period = subject.Period,
            Published = new DateTimeOffset(2026, 11, 5, 1, 30, 0, TimeSpan.Zero).AddMinutes(index),
            Reason = subject.Reason,
            Blobs = subject.Blobs,
            Approvals =
            [
                new Approval("赵国栋", "author", new byte[32], new byte[64]),
                new Approval("刘玉成", "reviewer", new byte[32], new byte[64]),
            ],
        };
        var leaf = MerkleTree.LeafHash(StrictUtf8.GetBytes($"{id}@{revision}"));
        revisions.Add(new PublishedRevision(index, leaf, entry));
    }

    private void Seal()
    {
        var root = MerkleTree.Root([.. revisions.Select(revision => revision.LeafHash)]);
        var checkpoint = new Checkpoint("qingxi.example/log", revisions.Count, root);
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

    private sealed record Subject(
        DocumentKind Kind, string Title, string? Period, string? Reason, IReadOnlyList<BlobReference> Blobs);
}
