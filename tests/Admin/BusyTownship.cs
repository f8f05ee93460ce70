using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Importing;
using VillagePublic.Admin.Township;
using VillagePublic.Admin.Writing;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

/// <summary>A township as it is after half a year: a village in time with all its documents, one that is late, one
/// that has not begun, and one whose data is damaged.</summary>
internal sealed class BusyTownship : IAsyncDisposable
{
    public const string InTime = "379900100201";
    public const string Late = "379900100202";
    public const string NotBegun = "379900100203";
    public const string Damaged = "379900100204";

    private static readonly string Sample = new ServeOptions(DataFolder.Resolve(Path.GetTempPath())).SampleFolder;

    private readonly string folder;

    private BusyTownship(string folder, WebApplication app, FakeTimeProvider time) =>
        (this.folder, App, Time) = (folder, app, time);

    public WebApplication App { get; }

    public FakeTimeProvider Time { get; }

    public string Address => Welcome.Address(App);

    /// <summary>Starts it on the morning of 25 November 2026.</summary>
    public static async Task<BusyTownship> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("vp-busy-").FullName;
        var data = DataFolder.Resolve(folder);
        data.Create();
        await FoundAsync(data, InTime, "清溪村");
        await FoundAsync(data, Late, "石桥村");
        await FoundAsync(data, NotBegun, "柳树沟村");
        await FoundAsync(data, Damaged, "上马村");
        await PublishAsync(data, InTime, "清溪村", month => At(2026, month + 1, 8));
        await PublishAsync(data, Late, "石桥村", month => month <= 8 ? At(2026, month <= 6 ? 9 : 10, 10 + month) : null);
        await File.WriteAllTextAsync(data.Village(Damaged).VillageDatabase(Damaged), "damaged");

        var time = new FakeTimeProvider(At(2026, 11, 25));
        var app = TownshipHost.Build(
            new ServeOptions(data) { Listen = "http://127.0.0.1:0", HasScreen = false }, time);
        TownshipDesk.Rename(app.Services.GetRequiredService<AdminStore>(), "青石镇");
        await app.StartAsync(TestContext.Current.CancellationToken);
        await AddPeopleAsync(app.Services, [UserRole.Observer, UserRole.Administrator]);
        return new BusyTownship(folder, app, time);
    }

    public static string NameOf(UserRole role) => role switch
    {
        UserRole.Clerk => "赵国栋",
        UserRole.Reviewer => "周桂芳",
        UserRole.Observer => "王强",
        UserRole.Technician => "陈立新",
        _ => "孙长河",
    };

    public IServiceProvider ServicesOf(string code) =>
        App.Services.GetRequiredService<VillageHosts>().All.Single(village => village.Code == code).Services;

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static DateTimeOffset At(int year, int month, int day) =>
        new(year, month, day, 9, 30, 0, TimeSpan.FromHours(8));

    private static async Task FoundAsync(DataFolder data, string code, string name)
    {
        var (invitation, _) = await VillageFounding.FoundAsync(
            data, new VillageCharter(code, name, "村管理员"), new FakeTimeProvider(At(2026, 5, 6)));
        Assert.NotNull(invitation);
    }

    /// <summary>Publishes the sample as that village's, each month's accounts on its day.</summary>
    private static async Task PublishAsync(
        DataFolder data, string code, string name, Func<int, DateTimeOffset?> dayOf)
    {
        var time = new FakeTimeProvider(At(2026, 5, 7));
        await using var app = AdminHost.Build(
            new ServeOptions(data.Village(code)) { HasScreen = false, BasePath = VillageGate.BasePathOf(code) }, time);
        await AddPeopleAsync(app.Services, Role.All);
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PeopleDirectory>();
        var author = people.FindByName(NameOf(UserRole.Clerk))!;
        var reviewer = people.FindByName(NameOf(UserRole.Reviewer))!;
        var desk = app.Services.GetRequiredService<WritingDesk>();
        desk.Discard(desk.OpenFor("village")!.Id, author);
        var import = app.Services.GetRequiredService<SignedImport>();
        var steps = Enumerable.Range(5, 6).Select(month => (Month: month, Day: dayOf(month)))
            .Where(step => step.Day is not null)
            .OrderBy(step => step.Day).ThenBy(step => step.Month);
        Publish(import, author, reviewer, name, code, isLast: false, lastMonth: 4);
        foreach (var (month, day) in steps)
        {
            time.SetUtcNow(day!.Value > time.GetUtcNow() ? day.Value : time.GetUtcNow());
            Publish(import, author, reviewer, name, code, isLast: month == 10, lastMonth: month);
        }
    }

    private static void Publish(
        SignedImport import, AdminUser author, AdminUser reviewer, string name, string code, bool isLast, int lastMonth)
    {
        var stage = Directory.CreateTempSubdirectory("vp-stage-");
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(stage.FullName, "files"), Path.Combine(Sample, "files"));
            foreach (var path in Directory.EnumerateFiles(Sample, "*.md", SearchOption.AllDirectories))
            {
                var relative = Path.GetRelativePath(Sample, path);
                if (!relative.StartsWith('.') && (isLast || MonthOf(relative) <= lastMonth))
                {
                    var target = Path.Combine(stage.FullName, relative);
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.WriteAllText(target, File.ReadAllText(path)
                        .Replace("清溪村", name, StringComparison.Ordinal)
                        .Replace(InTime, code, StringComparison.Ordinal));
                }
            }

            var outcome = import.Publish(new VillageFiles(stage.FullName), author, reviewer, reason: "");
            Assert.True(outcome.PublishedCount > 0, $"{code} {lastMonth}: " + string.Join(
                '\n',
                outcome.Refusals.Select(text => text.English)
                    .Concat(outcome.Findings.Where(finding => finding.Severity == Severity.Error)
                        .Select(finding => finding.Format("en")))));
        }
        finally
        {
            stage.Delete(recursive: true);
        }
    }

    // finance/2026-05.md is of May; what has no month in its name is of the first day.
    private static int MonthOf(string path) =>
        Path.GetFileName(path).Split('-', '.') is ["2026", [>= '0' and <= '9', >= '0' and <= '9'] month, ..]
            ? int.Parse(month, System.Globalization.CultureInfo.InvariantCulture)
            : 0;

    private static async Task AddPeopleAsync(IServiceProvider services, IEnumerable<UserRole> roles)
    {
        await using var scope = services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PeopleDirectory>();
        foreach (var role in roles)
        {
            Assert.True((await people.TryAddAsync(NameOf(role), AdminApp.Password, role, by: null)).Succeeded);
        }
    }
}
