using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Safekeeping;

namespace VillagePublic.Admin.Township;

/// <summary>Puts a township together: one listener, its own office, and a whole host for each village.</summary>
internal static class TownshipHost
{
    /// <summary>Builds the application; nothing listens and no village is opened before it starts.</summary>
    /// <exception cref="IOException">The data folder cannot be made or is in use by another process.</exception>
    public static WebApplication Build(ServeOptions options, TimeProvider time)
    {
        options.Data.Create();
        var builder = Listening.CreateBuilder(options);
        builder.Services.AddDesk(options, options.Data.TownshipDatabase, time);
        builder.Services.AddSingleton<IDesk, TownshipDesk>();
        builder.Services.AddSingleton<VillageHosts>();
        builder.Services.AddSingleton<IHostedService>(services => services.GetRequiredService<VillageHosts>());
        builder.Services.AddSingleton<TownshipOverview>();
        builder.Services.AddBackups();
        var app = builder.Build();
        app.UseProxies(options);
        app.UseVillages();
        app.UseDesk();
        app.MapGet("/", () => Results.LocalRedirect("~/villages")).AllowAnonymous();
        app.MapGet("/admin", () => Results.LocalRedirect("~/admin/villages")).RequireAuthorization(Access.Read);
        app.MapGet("/health", Health).AllowAnonymous();
        var forms = app.MapForms();
        forms.MapAccountForms();
        forms.MapPeopleForms();
        forms.MapAuditExport();
        forms.MapSafekeepingForms();
        forms.MapTownshipForms();
        app.MapPages();
        return app;
    }

    private static IResult Health(VillageHosts villages, TimeProvider time) => Results.Json(new
    {
        status = villages.All.Any(village => village.Fault is not null) ? "fault" : "ok",
        villages = villages.All.Select(village => new
        {
            code = village.Code,
            entries = village.Village?.Library.Current.Checkpoint?.Size ?? 0,
            fault = village.Fault?.English,
        }),
        version = typeof(TownshipHost).Assembly.GetName().Version?.ToString(3),
        time = time.GetUtcNow(),
    });
}
