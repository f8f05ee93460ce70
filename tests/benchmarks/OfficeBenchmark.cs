using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Importing;
using VillagePublic.Admin.Township;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Benchmarks;

/// <summary>The clerks' app as a real process: a village with ten years of documents among fifty villages. Bytes of a
/// first load, how long each page takes, memory.</summary>
internal static partial class OfficeBenchmark
{
    private const int VillageCount = 50;
    private const int Years = 10;
    private const int Samples = 15;
    private const string Password = "一句记得住的话 2026";
    private const string Clerk = "赵国栋";
    private const string Observer = "王强";

    private static readonly string[] VillagePages =
    [
        "/admin", "/admin/documents", "/admin/documents/finance/2026-10", "/admin/reviews", "/admin/kiosks",
        "/admin/people", "/admin/audit", "/admin/backups", "/admin/account", "/admin/import", "/admin/help",
        "/admin/help/checks",
    ];

    private static readonly string[] TownshipPages =
        ["/villages", "/admin/villages", "/admin/people", "/admin/audit", "/admin/backups"];

    public static async Task RunAsync()
    {
        using var folder = new BenchFolder();
        var data = DataFolder.Resolve(folder.File("data"));
        await FoundAsync(data, folder.File("stage"));
        using var admin = await AdminProcess.StartAsync(data.Root);
        Report($"memory after the start with {VillageCount} villages: {admin.RssMiB():0} MiB");

        var root = VillageGate.BasePathOf(Code(0));
        using var clerk = await SignInAsync(admin.Address, root, Clerk);
        Report($"first load of {root}/admin: {await FirstLoadAsync(clerk, root + "/admin") / 1000.0:0.0} KB");
        var draft = await BeginAsync(clerk, root);
        await MeasureAsync(clerk, [.. VillagePages.Select(page => root + page), draft, draft + "?view=text"]);
        using var observer = await SignInAsync(admin.Address, "", Observer);
        await MeasureAsync(observer, TownshipPages);
        foreach (var view in (string[])["/screen", "/phone", "/paper"])
        {
            using var answer = await clerk.GetAsync(draft + view);
            Report($"{view} of a draft: {answer.StatusCode}");
        }

        Report($"memory with previews drawn: {admin.RssMiB():0} MiB");
        await AskEveryVillageAsync(admin.Address);
        Report($"memory after it all, every village asked: {admin.RssMiB():0} MiB");
    }

    /// <summary>What a screen, a villager and a clerk ask first.</summary>
    private static async Task AskEveryVillageAsync(string address)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        for (var number = 0; number < VillageCount; number++)
        {
            foreach (var page in (string[])["/feed/checkpoint", "/", "/finance", "/admin/sign-in"])
            {
                await client.GetByteArrayAsync(VillageGate.BasePathOf(Code(number)) + page);
            }
        }
    }

    private static string Code(int number) => string.Create(CultureInfo.InvariantCulture, $"3799001{number:00000}");

    private static void Report(string text) => Console.WriteLine(text);

    private static async Task FoundAsync(DataFolder data, string stage)
    {
        data.Create();
        using (AdminStore.Open(data.TownshipDatabase))
        {
            // A township from now on.
        }

        for (var number = 0; number < VillageCount; number++)
        {
            var (code, name) = (Code(number), string.Create(CultureInfo.InvariantCulture, $"第{number}村"));
            await VillageFounding.FoundAsync(data, new VillageCharter(code, name, "村管理员"), TimeProvider.System);
            await using var app = AdminHost.Build(
                new ServeOptions(data.Village(code)) { HasScreen = false, BasePath = VillageGate.BasePathOf(code) },
                TimeProvider.System);
            var author = await AddAsync(app.Services, Clerk, UserRole.Clerk);
            var reviewer = await AddAsync(app.Services, "周桂芳", UserRole.Reviewer);
            var import = app.Services.GetRequiredService<SignedImport>();
            for (var year = number == 0 ? Years - 1 : 0; year >= 0; year--)
            {
                Stage(stage, code, name, year);
                var outcome = import.Publish(new VillageFiles(stage), author, reviewer, reason: "改年份");
                if (outcome.PublishedCount == 0)
                {
                    throw new InvalidOperationException($"{name} has published nothing: " + string.Join(
                        '\n',
                        outcome.Refusals.Select(text => text.English)
                            .Concat(outcome.Findings.Select(finding => finding.Format("en")))));
                }
            }
        }

        await using var township = TownshipHost.Build(new ServeOptions(data), TimeProvider.System);
        await AddAsync(township.Services, Observer, UserRole.Administrator);
    }

    private static async Task<AdminUser> AddAsync(IServiceProvider services, string name, UserRole role)
    {
        await using var scope = services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PeopleDirectory>();
        await people.TryAddAsync(name, Password, role, by: null);
        return people.FindByName(name)!;
    }

    /// <summary>The sample as another village's, so many years earlier; its vouchers stay behind.</summary>
    private static void Stage(string stage, string code, string name, int yearsEarlier)
    {
        if (Directory.Exists(stage))
        {
            Directory.Delete(stage, recursive: true);
        }

        var sample = Path.Combine(AppContext.BaseDirectory, "sample");
        foreach (var path in Directory.EnumerateFiles(sample, "*.md", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(sample, path).Replace('\\', '/');
            if (relative.StartsWith('.') || (yearsEarlier > 0 && !relative.Contains("/20", StringComparison.Ordinal)))
            {
                continue;
            }

            var target = Path.Combine(stage, Earlier(relative, yearsEarlier));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, Earlier(FileLink().Replace(File.ReadAllText(path), ""), yearsEarlier)
                .Replace("清溪村", name, StringComparison.Ordinal)
                .Replace("379900100201", code, StringComparison.Ordinal));
        }
    }

    private static string Earlier(string text, int years) => years == 0 ? text : Year().Replace(
        text, match => (int.Parse(match.Value, CultureInfo.InvariantCulture) - years).ToString(
            CultureInfo.InvariantCulture));

    private static async Task<HttpClient> SignInAsync(string address, string root, string name)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = new Uri(address),
        };
        var page = root + "/admin/sign-in";
        await PostAsync(client, page, page, ("name", name), ("password", Password));
        return client;
    }

    private static async Task<string> BeginAsync(HttpClient client, string root)
    {
        var address = await PostAsync(client, root + "/admin", root + "/admin/drafts/begin", ("kind", "Finance"));
        return address.Contains("/drafts/", StringComparison.Ordinal)
            ? address
            : throw new InvalidOperationException($"No draft was begun: {address}");
    }

    private static async Task<string> PostAsync(
        HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await client.GetStringAsync(page);
        using var content = new FormUrlEncodedContent(fields
            .Select(field => KeyValuePair.Create(field.Name, field.Value))
            .Append(KeyValuePair.Create("__RequestVerificationToken", Token().Match(html).Groups[1].Value)));
        using var answer = await client.PostAsync(action, content);
        answer.EnsureSuccessStatusCode();
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    /// <summary>Bytes over the line: the page and the style sheet, scripts and mark it names.</summary>
    private static async Task<long> FirstLoadAsync(HttpClient client, string page)
    {
        var html = await client.GetStringAsync(page);
        var total = 0L;
        foreach (var path in Asset().Matches(html).Select(match => match.Groups[1].Value).Distinct().Prepend(page))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.ParseAdd("br");
            using var answer = await client.SendAsync(request);
            total += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        return total;
    }

    private static async Task MeasureAsync(HttpClient client, IReadOnlyList<string> pages)
    {
        foreach (var page in pages)
        {
            var times = new List<double>();
            for (var sample = -2; sample < Samples; sample++)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(page);
                await answer.Content.ReadAsByteArrayAsync();
                answer.EnsureSuccessStatusCode();
                if (sample >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }

            times.Sort();
            Report(string.Create(
                CultureInfo.InvariantCulture, $"{page}: {times[Samples / 2]:0.0} ms median, {times[^1]:0} ms at most"));
        }
    }

    [GeneratedRegex(@"!?\[[^\]]*\]\([^)]*files/[^)]*\)")]
    private static partial Regex FileLink();

    [GeneratedRegex(@"20(?:19|2\d)")]
    private static partial Regex Year();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("(?:href|src)=\"([^\"]*/admin/assets/[^\"]+)\"")]
    private static partial Regex Asset();
}
