using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

/// <summary>The real admin on a free port with a data folder of its own.</summary>
internal sealed class AdminApp : IAsyncDisposable
{
    public const string Password = "一句记得住的话 2026";
    public const string VillageCode = "999900000001";

    private readonly string folder;

    private AdminApp(string folder, WebApplication app)
    {
        this.folder = folder;
        App = app;
    }

    public WebApplication App { get; }

    public DataFolder Data => DataFolder.Resolve(folder);

    public string Address => Welcome.Address(App);

    public string SetupCode => App.Services.GetRequiredService<SetupCode>().Text;

    public HostedVillage Village => App.Services.GetRequiredService<HostedVillage>();

    public AdminStore Store => App.Services.GetRequiredService<AdminStore>();

    /// <summary>Starts with nothing: no account and no village.</summary>
    public static async Task<AdminApp> StartEmptyAsync(
        TimeProvider? time = null, bool isEmpty = true, bool hasScreen = false)
    {
        var folder = Directory.CreateTempSubdirectory("vp-admin-").FullName;
        var options = new ServeOptions(DataFolder.Resolve(folder))
        {
            Listen = "http://127.0.0.1:0",
            Empty = isEmpty,
            HasScreen = hasScreen,
            Display = Kiosk.Hosting.DisplayChoice.Browser,
        };
        var app = AdminHost.Build(options, time ?? TimeProvider.System);
        await AdminHost.PrepareAsync(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new AdminApp(folder, app);
    }

    /// <summary>Starts with a village and a person in every role, each called after it.</summary>
    public static async Task<AdminApp> StartAsync(TimeProvider? time = null)
    {
        var started = await StartEmptyAsync(time);
        started.Village.Found(VillageCode, HostedVillage.UsualOrigin(VillageCode), []);
        await started.AddPeopleAsync();
        return started;
    }

    /// <summary>Starts as a first start does: with the sample village; then everyone is added.</summary>
    public static async Task<AdminApp> StartSampleAsync(TimeProvider? time = null)
    {
        var started = await StartEmptyAsync(time, isEmpty: false);
        await started.AddPeopleAsync();
        return started;
    }

    public static string NameOf(UserRole role) => Role.Name(role).Chinese;

    /// <summary>A browser without script that nobody is signed in to.</summary>
    public AdminBrowser Browse() => new(new Uri(Address));

    /// <summary>A browser in which that role's person is signed in.</summary>
    public async Task<AdminBrowser> SignInAsync(UserRole role)
    {
        var browser = Browse();
        await browser.GoAsync("/admin/sign-in");
        await browser.SubmitAsync("/admin/sign-in", ("name", NameOf(role)), ("password", Password));
        Assert.Equal("/admin", browser.Path);
        return browser;
    }

    /// <summary>Adds a person in every role.</summary>
    public async Task AddPeopleAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PeopleDirectory>();
        foreach (var role in Role.All)
        {
            Assert.True((await people.TryAddAsync(NameOf(role), Password, role, by: null)).Succeeded);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
