using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Care;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Safekeeping;
using VillagePublic.Admin.Township;
using VillagePublic.Admin.Villages;
using VillagePublic.Admin.Writing;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store.Admin;
using VillagePublic.Kiosk.Care;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Admin;

/// <summary>A busy office with something in every state, so that each page has something to show.</summary>
internal sealed class OfficeScene : IAsyncDisposable
{
    private readonly Dictionary<string, string> examples = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Address)> drafts = [];

    private OfficeScene(BusyTownship township) => Township = township;

    public BusyTownship Township { get; }

    /// <summary>The village with all its documents.</summary>
    public static string Root => VillageGate.BasePathOf(BusyTownship.InTime);

    /// <summary>Every page of the village's office, and a draft of every kind.</summary>
    public IReadOnlyList<(string Name, string Address)> VillagePages =>
        [.. DeskPages.Of(Desks.Village, examples).Concat(drafts).Select(page => (page.Name, Root + page.Address))];

    /// <summary>Every page of the township's office.</summary>
    public static IReadOnlyList<(string Name, string Address)> TownshipPages =>
        [.. DeskPages.Of(Desks.Township, new Dictionary<string, string>())
            .Select(page => ("township-" + page.Name, page.Address))];

    public static async Task<OfficeScene> StartAsync()
    {
        var scene = new OfficeScene(await BusyTownship.StartAsync());
        await scene.FillAsync();
        return scene;
    }

    /// <summary>Signs somebody of the village in, in a browser.</summary>
    public async Task<IPage> SignInAsync(
        Chromium chromium, string root, UserRole role, int widthPx, ColorScheme theme = ColorScheme.Light)
    {
        var page = await chromium.OpenAsync(Township.Address, widthPx, theme);
        await page.GotoAsync(root + "/admin/sign-in");
        await page.FillAsync("#name", BusyTownship.NameOf(role));
        await page.FillAsync("#password", AdminApp.Password);
        await page.ClickAsync($"form[action='{root}/admin/sign-in'] button");
        return page;
    }

    public ValueTask DisposeAsync() => Township.DisposeAsync();

    private async Task FillAsync()
    {
        var services = Township.ServicesOf(BusyTownship.InTime);
        await FillPeopleAsync(services);
        var desk = services.GetRequiredService<WritingDesk>();
        var store = services.GetRequiredService<AdminStore>();
        var clerk = store.FindUserByName(BusyTownship.NameOf(UserRole.Clerk))!;
        var reviewer = store.FindUserByName(BusyTownship.NameOf(UserRole.Reviewer))!;
        examples["/admin/documents/{*Id}"] = "/admin/documents/finance/2026-10";
        FillDrafts(desk, clerk);
        FillSheet(services);

        var waiting = Submit(services, desk, Change(desk, clerk, "finance/2026-10"), clerk);
        examples["/admin/reviews/{Id}"] = "/admin/reviews/" + waiting.Id;
        drafts.Add(("drafts-submitted", "/admin/drafts/" + waiting.Id));
        var returned = Submit(services, desk, Change(desk, clerk, "notices/2026-11-18-heating"), clerk);
        services.GetRequiredService<SignOffDesk>().Return(returned.Id, "写清楚几点到几点", returned.Version, reviewer);
        drafts.Add(("drafts-returned", "/admin/drafts/" + returned.Id));
        var withdrawal = Done(desk.BeginChange("notices/2026-11-20-water-cut", isWithdrawal: true, "不停水了", clerk));
        drafts.Add(("drafts-withdrawal", "/admin/drafts/" + withdrawal.Id));

        services.GetRequiredService<VillageBackup>().Make(services.GetRequiredService<ServeOptions>().BackupFolder);
        services.GetRequiredService<SecondFactor>().Begin(
            store.FindUserByName(BusyTownship.NameOf(UserRole.Administrator))!);
        FillKiosks(services);
    }

    // Everybody who signs is on the list, and a newcomer waits for it.
    private static async Task FillPeopleAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PeopleDirectory>();
        var signers = services.GetRequiredService<SignerBook>();
        Assert.Null(signers.Agree(people.FindByName(BusyTownship.NameOf(UserRole.Clerk))!));
        Assert.Null(signers.Agree(people.FindByName(BusyTownship.NameOf(UserRole.Reviewer))!));
        var administrator = people.FindByName(BusyTownship.NameOf(UserRole.Administrator))!;
        Assert.True((await people.TryAddAsync("李秀英", password: null, UserRole.Clerk, administrator)).Succeeded);
    }

    private void FillDrafts(WritingDesk desk, AdminUser clerk)
    {
        foreach (var id in (string[])
            ["finance/2026-09", "votes/2026-09-22-day-care", "minutes/2026-10-12-representatives",
            "rosters/2026-q3-relief", "contracts/orchard", "matters/day-care", "village"])
        {
            var draft = Change(desk, clerk, id);
            drafts.Add(("drafts-" + id.Split('/')[0], "/admin/drafts/" + draft.Id));
        }

        var notice = Change(desk, clerk, "notices/2026-11-16-medical-insurance");
        drafts.Add(("drafts-text", $"/admin/drafts/{notice.Id}?view=text"));
        examples["/admin/drafts/{Id}"] = "/admin/drafts/" + notice.Id;
        examples["/admin/drafts/{Id}/history"] = $"/admin/drafts/{notice.Id}/history";
        var theirs = Done(desk.Save(notice.Id, notice.Markdown + "\n别人加的一行。\n", notice.Version, clerk));
        var conflict = Assert.IsType<DeskOutcome.Conflict>(
            desk.Save(notice.Id, notice.Markdown + "\n我加的一行。\n", notice.Version, clerk));
        Assert.Equal(theirs.Id, conflict.Current.Id);
        examples["/admin/drafts/{Id}/conflict"] = conflict.Address!;
        var services = Township.ServicesOf(BusyTownship.InTime);
        examples["/admin/phone/{Code}"] =
            "/admin/phone/" + services.GetRequiredService<PhoneLinks>().Issue(notice.Id, clerk.Id);
    }

    /// <summary>One screen in each state, and one that waits to be paired.</summary>
    private void FillKiosks(IServiceProvider services)
    {
        var watch = services.GetRequiredService<KioskWatch>();
        var village = services.GetRequiredService<HostedVillage>();
        var technician = services.GetRequiredService<AdminStore>()
            .FindUserByName(BusyTownship.NameOf(UserRole.Technician))!;
        var newest = village.Library.Current.Checkpoint!;
        var picture = File.ReadAllBytes(Path.Combine(Repository.Root, "content", "docs", "images", "home.png"));
        (string Name, KioskReport Report, byte[]? Picture)[] screens =
        [
            ("村部大厅", Report(newest.Size, ScreenState.Window, "finance/2026-10@1"), picture),
            ("卫生室门口", Report(newest.Size - 3, ScreenState.Browser, "attract") with
            {
                Storage = new StorageReport(210L << 20, 16L << 30, 48 << 20),
                BrokenPages =
                    [new BrokenPage("notices/2026-11-18-heating", 3, Township.Time.GetUtcNow(), "IOException")],
            }, null),
            ("老戏台", Report(newest.Size, ScreenState.Dark, "attract"), null),
        ];
        foreach (var (name, report, png) in screens)
        {
            using var key = SigningKey.Create("kiosk-" + report.Run, KeyKind.Cosignature);
            watch.Hear(village.Code, key.Verifier, newest);
            Assert.True(watch.Pair(village.Code, key.Verifier.Fingerprint, name, technician));
            watch.Hear(village.Code, new ReceivedReport(key.Verifier, report, Township.Time.GetUtcNow()), png);
        }

        using var stranger = SigningKey.Create("kiosk-0a1b2c3d", KeyKind.Cosignature);
        watch.Hear(village.Code, stranger.Verifier, newest);
    }

    private KioskReport Report(long size, ScreenState state, string page) => new()
    {
        Run = Guid.NewGuid().ToString("N")[..8],
        Number = 1,
        Version = typeof(KioskReport).Assembly.GetName().Version!.ToString(3),
        StartedAt = Township.Time.GetUtcNow().AddDays(-9),
        EntryCount = size,
        VerifiedAt = Township.Time.GetUtcNow(),
        SignedAt = Township.Time.GetUtcNow(),
        Source = "Agreed",
        Screen = new ScreenReport(state, page, null, 1080, 1920),
        Storage = new StorageReport(21L << 30, 64L << 30, 48 << 20),
    };

    private void FillSheet(IServiceProvider services)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("vp-sheet-").FullName, "十一月.xlsx");
        AgencyWorkbook.Write(path, openingFen: 12_000_000);
        var (sheet, _) = services.GetRequiredService<SheetDesk>().Keep(File.ReadAllBytes(path));
        examples["/admin/import/{File}"] = $"/admin/import/{sheet}?ledger=committee&period=2026-11";
    }

    private static Draft Change(WritingDesk desk, AdminUser clerk, string id) =>
        Done(desk.BeginChange(id, isWithdrawal: false, "抄错了一个数", clerk));

    private static Draft Submit(IServiceProvider services, WritingDesk desk, Draft draft, AdminUser clerk)
    {
        var changed = Done(desk.Save(
            draft.Id, draft.Markdown.TrimEnd() + "\n\n补充：原件在村部可以看。\n", draft.Version, clerk));
        var findings = services.GetRequiredService<DraftChecker>().CheckWithOthers(changed);
        return Done(desk.Submit(changed.Id, [.. findings.Warnings.Select(findings.Key)], changed.Version, clerk));
    }

    private static Draft Done(DeskOutcome outcome) => Assert.IsType<DeskOutcome.Done>(outcome).Draft;
}
