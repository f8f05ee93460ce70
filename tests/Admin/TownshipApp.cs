using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Township;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

/// <summary>A real township on a free port, with villages in which every role has a person.</summary>
internal sealed class TownshipApp : IAsyncDisposable
{
    public const string East = "379900100201";
    public const string West = "379900100202";

    private readonly string folder;

    private TownshipApp(string folder, WebApplication app)
    {
        this.folder = folder;
        App = app;
    }

    public WebApplication App { get; }

    public string Address => Welcome.Address(App);

    public static DataFolder DataOf(string folder) => DataFolder.Resolve(folder);

    public DataFolder Data => DataOf(folder);

    /// <summary>Starts with two villages and a township observer and administrator.</summary>
    public static async Task<TownshipApp> StartAsync(TimeProvider? time = null)
    {
        var folder = Directory.CreateTempSubdirectory("vp-township-").FullName;
        var data = DataOf(folder);
        data.Create();
        foreach (var (code, name) in new[] { (East, "东村"), (West, "西村") })
        {
            var (invitation, _) = await VillageFounding.FoundAsync(
                data, new VillageCharter(code, name, "村管理员"), time ?? TimeProvider.System);
            Assert.NotNull(invitation);
        }

        var app = TownshipHost.Build(
            new ServeOptions(data) { Listen = "http://127.0.0.1:0", HasScreen = false }, time ?? TimeProvider.System);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var started = new TownshipApp(folder, app);
        foreach (var village in app.Services.GetRequiredService<VillageHosts>().All)
        {
            await AddPeopleAsync(village.Services, Role.All);
        }

        await AddPeopleAsync(app.Services, [UserRole.Observer, UserRole.Administrator]);
        return started;
    }

    public IServiceProvider ServicesOf(string code) =>
        App.Services.GetRequiredService<VillageHosts>().All.Single(village => village.Code == code).Services;

    public HostedVillage Village(string code) => ServicesOf(code).GetRequiredService<HostedVillage>();

    public AdminStore Store(string code) => ServicesOf(code).GetRequiredService<AdminStore>();

    public AdminBrowser Browse() => new(new Uri(Address));

    /// <summary>A browser in which somebody is signed in to a village; empty code: to the township.</summary>
    public async Task<AdminBrowser> SignInAsync(string code, UserRole role)
    {
        var browser = Browse();
        var root = code.Length == 0 ? "" : "/v/" + code;
        await browser.GoAsync(root + "/admin/sign-in");
        await browser.SubmitAsync(
            root + "/admin/sign-in", ("name", AdminApp.NameOf(role)), ("password", AdminApp.Password));
        Assert.StartsWith(root + "/admin", browser.Path, StringComparison.Ordinal);
        Assert.NotEqual(root + "/admin/sign-in", browser.Path);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task AddPeopleAsync(IServiceProvider services, IEnumerable<UserRole> roles)
    {
        await using var scope = services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PeopleDirectory>();
        foreach (var role in roles)
        {
            Assert.True((await people.TryAddAsync(
                AdminApp.NameOf(role), AdminApp.Password, role, by: null)).Succeeded);
        }
    }
}
