using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Serving;

namespace VillagePublic.Benchmarks;

/// <summary>The sample village, published to a log of its own and served on a free port.</summary>
internal sealed partial class BenchVillage : IAsyncDisposable, IDisposable
{
    public const string Origin = "bench.example/log";

    private const string AuthorName = "王秀兰";
    private const string ReviewerName = "李建国";

    private readonly BenchFolder folder = new();
    private readonly PersonKey author = PersonKey.Create();
    private readonly PersonKey reviewer = PersonKey.Create();
    private readonly LogKeys keys = LogKeys.Create(Origin);
    private readonly VillageStore store;
    private readonly LogPublisher publisher;
    private WebApplication? server;

    public BenchVillage()
    {
        store = VillageStore.Open(folder.File("village.db"), TimeProvider.System);
        publisher = LogPublisher.Create(
            store,
            keys,
            new MemorySignedMark(),
            TimeProvider.System,
            [author.Introduce(AuthorName, Approvals.Author), reviewer.Introduce(ReviewerName, Approvals.Reviewer)]);
    }

    public VillageStore Store => store;

    public LogPublisher Publisher => publisher;

    public string Key => keys.Log.Verifier.ToString();

    /// <summary>Address without a slash at its end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>A village that has published the sample's dated documents for so many years.</summary>
    public static BenchVillage OfYears(int years)
    {
        var village = new BenchVillage();
        village.PublishSample();
        for (var earlier = 1; earlier < years; earlier++)
        {
            village.PublishSample(earlier);
        }

        return village;
    }

    /// <summary>Publishes every document of the sample village; returns how many.</summary>
    /// <param name="yearsEarlier">So many years before: only what bears a year, and without its pictures.</param>
    public int PublishSample(int yearsEarlier = 0)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "sample");
        var documents = Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => path != "README.md" && !path.StartsWith("files/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Where(path => yearsEarlier == 0 || path.Contains("/20", StringComparison.Ordinal))
            .Select(path => DocumentParser.Parse(
                Earlier(path, yearsEarlier),
                Earlier(File.ReadAllText(Path.Combine(root, path)), yearsEarlier)).Document)
            .OfType<ParsedDocument>()
            .ToArray();
        Publish([.. documents.Select(document => SubmissionOf(document, root))]);
        return documents.Length;
    }

    /// <summary>Publishes one short notice, urgent, so that it stands first on every screen.</summary>
    public void PublishNotice(string id, string title)
    {
        var text = $"---\nkind: notice\ntitle: {title}\ndate: 2026-11-20\nurgent: true\n---\n\n{title}。\n";
        Publish([new Submission(
            id, DocumentKind.Notice, title, "2026-11-20",
            [SubmittedFile.Of(id + ".md", StrictUtf8.GetBytes(text))])]);
    }

    /// <summary>Publishes a month with so many lines, newer than every other.</summary>
    public void PublishLedger(int lineCount)
    {
        const int AmountYuan = 120;
        var lines = string.Concat(Enumerable.Range(1, lineCount).Select(i =>
            $"| 12-{1 + (i % 28):00} | 村2612-{i:000} | 第 {i} 笔，修路用的水泥和沙子 | 公益支出—道路 | "
            + $"{AmountYuan}.00 | 青石建材店 | 王德顺 |\n"));
        var total = lineCount * AmountYuan;
        var text = "---\nkind: finance\ntitle: 2026 年 12 月收支\nledger: committee\nperiod: 2026-12\n"
            + $"opening: {total}.00\nclosing: 0.00\n---\n\n## 支出\n\n"
            + "| 日期 | 凭证号 | 摘要 | 科目 | 金额 | 收款方 | 经手人 |\n| --- | --- | --- | --- | ---: | --- | --- |\n"
            + lines + $"| 合计 | | | | {total}.00 | | |\n";
        Publish([new Submission(
            "finance/2026-12", DocumentKind.Finance, "2026 年 12 月收支", "2026-12",
            [SubmittedFile.Of("finance/2026-12.md", StrictUtf8.GetBytes(text))])]);
    }

    /// <summary>Publishes documents under one head, each with a file of random bytes.</summary>
    /// <param name="fileSizeBytes">0: without a file.</param>
    public void PublishWithFiles(int first, int count, int fileSizeBytes)
    {
        var numbers = new Random(first);
        Publish([.. Enumerable.Range(first, count).Select(i =>
        {
            var text = $"---\nkind: notice\ntitle: 第 {i} 号\ndate: 2026-11-20\n---\n\n第 {i} 号通知。\n";
            var file = new byte[fileSizeBytes];
            numbers.NextBytes(file);
            return new Submission(
                $"notices/{i:00000}", DocumentKind.Notice, $"第 {i} 号", "2026-11-20",
                [
                    SubmittedFile.Of($"notices/{i:00000}.md", StrictUtf8.GetBytes(text)),
                    .. fileSizeBytes > 0
                        ? [SubmittedFile.Of($"files/{i:00000}.jpg", file)]
                        : Array.Empty<SubmittedFile>(),
                ]);
        })]);
    }

    /// <summary>Serves feed and pages.</summary>
    public async Task ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        var changes = new FeedSignal();
        publisher.HeadChanged += _ => changes.Raise();
        server.MapFeed("/feed", new LogFeed(new FeedTree(store, publisher.Key), changes), TimeProvider.System);
        await server.StartAsync();
        Address = server.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        Dispose();
    }

    /// <summary>For a village that was never served.</summary>
    public void Dispose()
    {
        store.Dispose();
        author.Dispose();
        reviewer.Dispose();
        keys.Dispose();
        folder.Dispose();
    }

    private static string Earlier(string text, int years) => SampleYear().Replace(
        text, match => (int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) - years)
            .ToString(CultureInfo.InvariantCulture));

    private static Submission SubmissionOf(ParsedDocument document, string root) => new(
        document.Id,
        document.Kind,
        document.Title,
        document.Period?.ToString() ?? document.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [
            SubmittedFile.Of(document.Source.Path, StrictUtf8.GetBytes(document.Source.Text)),
            .. FilePath().Matches(document.Source.Text)
                .Select(match => match.Value)
                .Distinct()
                .Where(path => File.Exists(Path.Combine(root, path)))
                .Select(path => SubmittedFile.Of(path, File.ReadAllBytes(Path.Combine(root, path)))),
        ]);

    private void Publish(IReadOnlyList<Submission> submissions)
    {
        var outcome = publisher.Publish([.. submissions.Select(Sign)]);
        if (outcome is PublishOutcome.Refused refused)
        {
            throw new InvalidOperationException(string.Join("; ", refused.Reasons.Select(reason => reason.English)));
        }
    }

    private Publication Sign(Submission submission)
    {
        var pending = publisher.Prepare(submission);
        return new Publication(
            pending,
            [author.SignAsAuthor(pending, AuthorName), reviewer.SignAsReviewer(pending, ReviewerName)],
            [.. submission.Files.Select(file => file.Bytes)]);
    }

    [GeneratedRegex("202[56]")]
    private static partial Regex SampleYear();

    [GeneratedRegex(@"files/[\w./-]+\.\w+")]
    private static partial Regex FilePath();
}
