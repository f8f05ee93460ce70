using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Care;
using VillagePublic.Admin.Importing;
using VillagePublic.Admin.Mirroring;
using VillagePublic.Admin.Safekeeping;
using VillagePublic.Admin.Villages;
using VillagePublic.Admin.Writing;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Pages;
using VillagePublic.Kiosk.Care;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Following;
using VillagePublic.Kiosk.Hosting;
using VillagePublic.Kiosk.Serving;

namespace VillagePublic.Admin.Hosting;

/// <summary>Puts a village's office together; with a listener of its own it is a whole village.</summary>
internal static class AdminHost
{
    /// <summary>Builds a village with a listener of its own; nothing listens before it starts.</summary>
    /// <exception cref="IOException">The data folder cannot be made or is in use by another process.</exception>
    public static WebApplication Build(ServeOptions options, TimeProvider time) =>
        Build(options, time, Listening.CreateBuilder(options));

    /// <summary>Builds a village into a builder that brings a server.</summary>
    /// <inheritdoc cref="Build(ServeOptions, TimeProvider)" path="/exception"/>
    public static WebApplication Build(ServeOptions options, TimeProvider time, WebApplicationBuilder builder)
    {
        options.Data.Create();
        var village = new HostedVillage(options.Data, time);
        AddServices(builder.Services, options, time, village);
        builder.Services.AddSingleton(services => new PaperPages(
            village.Library, () => services.GetService<PhoneAddress>()?.Find() ?? options.PublicAddress, time));
        AddWitnessing(builder.Services, options, time);
        if (options.Mirrors.Count > 0)
        {
            builder.Services.AddSingleton<IHostedService>(services => new MirrorWorker(
                () => village.Feed,
                [.. options.Mirrors.Distinct().Select(BucketAddress.OpenCopy)],
                note => village.Publisher.Hear(note),
                time,
                services.GetRequiredService<ILogger<MirrorWorker>>()));
        }

        builder.Services.AddSingleton(services => new CosignatureWorker(
            () => village.IsFounded ? village.Publisher : null,
            () => services.GetRequiredService<KioskWatch>().Keys(village.Code),
            time,
            services.GetRequiredService<ILogger<CosignatureWorker>>()));
        builder.Services.AddSingleton<IHostedService>(
            services => services.GetRequiredService<CosignatureWorker>());
        if (options.HasScreen)
        {
            builder.Services.AddKiosk(ScreenOptions(options), village.Library, time);
        }

        var app = builder.Build();
        Configure(app);
        return app;
    }

    /// <summary>Founds the sample village where nothing is yet and nothing else was asked for.</summary>
    public static async Task PrepareAsync(WebApplication app)
    {
        var options = app.Services.GetRequiredService<ServeOptions>();
        if (app.Services.GetService<HostedVillage>() is { IsFounded: false } && !options.Empty)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Demonstration>().FoundAsync(options.SampleFolder);
        }
    }

    private static void Configure(WebApplication app)
    {
        var pages = PagesOf(app);
        app.UseProxies(app.Services.GetRequiredService<ServeOptions>());
        app.UseFinishedPages(pages, app.Services.GetRequiredService<TimeProvider>());
        app.UseDesk();
        app.MapHealth();
        var forms = app.MapForms();
        forms.MapAccountForms();
        forms.MapSetupForms();
        forms.MapPeopleForms();
        forms.MapSignerForms();
        forms.MapAuditExport();
        forms.MapDraftForms();
        forms.MapDraftFiles();
        forms.MapFormForms();
        forms.MapPhoneForms();
        forms.MapSheetForms();
        forms.MapSignOffForms();
        forms.MapKioskForms();
        forms.MapSafekeepingForms();
        forms.MapArchive();
        forms.MapSubstituteForms();
        app.MapPages();
        MapVillage(app, pages);
    }

    /// <summary>What anyone may read: the feed, the screen (this machine only), the villagers' pages.</summary>
    private static void MapVillage(WebApplication app, VillagePages pages)
    {
        var village = app.Services.GetRequiredService<HostedVillage>();
        var options = app.Services.GetRequiredService<ServeOptions>();
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.MapFeed("/feed", () => village.Feed, time);
        var watch = app.Services.GetRequiredService<KioskWatch>();
        app.MapSeen(
            "/feed",
            () => village.IsFounded ? village.Publisher : null,
            app.Services.GetRequiredService<CosignatureWorker>().Take,
            (kiosk, checkpoint) => watch.Hear(village.Code, kiosk, checkpoint));
        app.MapCare(
            "/feed",
            () => village.IsFounded ? village.Publisher : null,
            () => watch.Keys(village.Code),
            (report, picture) => watch.Hear(village.Code, report, picture));
        MapWitness(app, options, time);
        if (options.HasScreen)
        {
            app.UseWebSockets();
            app.MapKioskScreen(MayLook);
        }

        app.Services.GetRequiredService<PaperPages>().Map(app).AllowAnonymous();
        app.MapPublicPages(pages, time, prefix: "").AllowAnonymous();
    }

    /// <summary>Who looks after screens may also look at this one from elsewhere.</summary>
    private static bool MayLook(HttpContext context) => context.User.Identity is { IsAuthenticated: true }
        && Access.Roles[Access.Kiosks].Any(role => context.User.IsInRole(Role.Key(role)));

    private static VillagePages PagesOf(WebApplication app)
    {
        var village = app.Services.GetRequiredService<HostedVillage>();
        var options = app.Services.GetRequiredService<ServeOptions>();
        return new VillagePages(village.Library, new VillagePagesOptions
        {
            BasePath = options.BasePath,
            ReadHead = village.ReadHead,
            PublicAddress = options.PublicAddress,
            ScalePicture = PictureIntake.ForPhones,
            HasPaper = true,
        });
    }

    /// <summary>How this machine's own screen is set up.</summary>
    internal static KioskOptions ScreenOptions(ServeOptions options)
    {
        var address = new Uri(options.Listen.Replace("*", "0.0.0.0", StringComparison.Ordinal));
        var screen = new KioskOptions
        {
            DataFolder = options.Data.Root,
            Display = options.Display,
            Port = address.Port is 0 ? ServeOptions.DefaultPort : address.Port,
            ServeWifi = !address.IsLoopback,
            PublicAddress = options.PublicAddress,
        };
        KioskCharge.Read(options.Data.Root).Wishes.ApplyTo(screen);
        return screen;
    }

    private static void AddWitnessing(IServiceCollection services, ServeOptions options, TimeProvider time)
    {
        var policy = PolicyFile.ReadFolder(options.Data.Root);
        services.AddSingleton(policy);
        services.AddSingleton(provider => new WitnessWorker(
            provider.GetRequiredService<HostedVillage>(),
            policy,
            time,
            provider.GetRequiredService<ILogger<WitnessWorker>>()));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<WitnessWorker>());
    }

    // Other villages' logs, cosigned for as long as they only grow.
    private static void MapWitness(WebApplication app, ServeOptions options, TimeProvider time)
    {
        if (app.Services.GetRequiredService<TrustPolicy>() is { Logs.Count: > 0 } policy)
        {
            app.MapWitness("/witness", new Witness(
                WitnessKey.ReadOrCreate(options.Data),
                [.. policy.Logs.Select(log => log.Key)],
                new WitnessFolder(Path.Combine(options.Data.Root, "witnessed")),
                time));
        }
    }

    private static void AddServices(
        IServiceCollection services, ServeOptions options, TimeProvider time, HostedVillage village)
    {
        services.AddDesk(options, options.Data.AdminDatabase, time);
        services.AddSingleton(_ => village); // By a factory, so that the container closes it.
        services.AddSingleton<IDesk, VillageDesk>();
        services.AddSingleton<KioskWatch>();
        services.AddSingleton<KioskCards>();
        services.AddSingleton<OwnScreen>();
        services.AddSingleton<SignerBook>();
        services.AddSingleton<IHostedService>(provider => new LogClockWorker(
            () => village.IsFounded ? village.Publisher : null,
            time,
            provider.GetRequiredService<ILogger<LogClockWorker>>()));
        services.AddHostedService<ScheduledPublication>();
        services.AddBackups();
        services.AddSingleton<YearArchive>();
        services.AddSingleton<SignedImport>();
        services.AddSingleton<DraftImport>();
        services.AddScoped<Demonstration>();
        services.AddSingleton<DraftChecker>();
        services.AddSingleton<DraftEntry>();
        services.AddSingleton<WritingDesk>();
        services.AddSingleton<SignOffDesk>();
        services.AddSingleton<DraftPreview>();
        services.AddSingleton<SheetDesk>();
        services.AddHostedService<SheetKeeper>();
        services.AddSingleton<Substitutes>();
        services.AddSingleton<FormDesk>();
        services.AddSingleton<PhoneLinks>();
    }
}
