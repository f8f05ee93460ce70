using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Pages;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Care;
using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Following;
using VillagePublic.Kiosk.Posting;
using VillagePublic.Kiosk.Screens;
using VillagePublic.Kiosk.Serving;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Puts the kiosk together: store, screen, follower, pages. The screen needs none of the others to come up.
/// </summary>
internal static class KioskHost
{
    /// <summary>Environment variables of the product start so.</summary>
    public const string EnvironmentPrefix = "VILLAGEPUBLIC_";

    /// <summary>Shows the screen, then builds the application around it; nothing is fetched or served before it starts.
    /// </summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is wrong.</exception>
    /// <exception cref="StoreInUseException">Another process holds the store.</exception>
    /// <exception cref="DisplayUnavailableException">A window was asked for, and there is no display.</exception>
    public static WebApplication Build(KioskOptions options, TimeProvider time)
    {
        KioskServices.Check(options);
        Directory.CreateDirectory(options.DataFolder);
        var screen = KioskScreen.Prepare(options);
        var status = new StatusBoard(new KioskStatus(
            options.Feeds.Count > 0 ? new SourceState.NotAskedYet() : new SourceState.NotConfigured()));
        var phones = new PhoneAddress(options);
        VillageStore? store = null;
        try
        {
            store = OpenStore(options, time, status);
            screen.Show(store?.Library ?? EmptyLibrary(), status, phones, time);

            // Two cores are few: what nobody sees is built once there is something to see.
            screen.WaitForFirstFrame();
            return Build(options, time, screen, status, phones, store);
        }
        catch
        {
            screen.Dispose();
            store?.Dispose();
            throw;
        }
    }

    private static WebApplication Build(
        KioskOptions options,
        TimeProvider time,
        KioskScreen screen,
        StatusBoard status,
        PhoneAddress phones,
        VillageStore? store)
    {
        // By itself a host watches its working directory and everything below for a changed settings file: under a
        // service manager that is the whole disk, walked at every start and waking the process ever after.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Configuration.AddEnvironmentVariables(EnvironmentPrefix);
        builder.WebHost.UseUrls($"http://{(options.ServeWifi ? "0.0.0.0" : "127.0.0.1")}:{options.Port}");
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Services.AddSingleton(time);
        builder.Services.AddSystemd();
        builder.Services.AddWindowsService();
        if (store is not null)
        {
            // By a factory and asked for below, so that the container closes the store when the host is disposed of: a
            // kiosk that starts again in the same process opens it once more.
            builder.Services.AddSingleton(_ => store);
            builder.Services.AddSingleton(services => new PaperPages(
                store.Library, services.GetRequiredService<PhoneAddress>().Find, time));
            AddFollowing(builder.Services, options, store, status);
            AddKeeper(builder.Services, options, store);
        }

        builder.Services.AddKiosk(options, screen, status, phones, store?.Library);
        var app = builder.Build();
        Map(app, options, app.Services.GetService<VillageStore>(), time);
        return app;
    }

    /// <summary>The store; <see langword="null"/>, with a fault page on the screen, when the disk fails.</summary>
    private static VillageStore? OpenStore(KioskOptions options, TimeProvider time, StatusBoard status)
    {
        try
        {
            return options.Key is { } key && VerifierKey.TryParse(key) is { } parsed
                ? VillageStore.OpenOrRecover(options.Database, time, parsed).Store
                : VillageStore.Open(options.Database, time);
        }
        catch (Exception exception) when (exception is StoreDamagedException or InvalidDataException
            or (IOException and not StoreInUseException))
        {
            status.Replace(status.Current with { StoreFault = exception.Message });
            return null;
        }
    }

    private static VillageLibrary EmptyLibrary() => new(_ => null, (_, _) => []);

    private static void AddFollowing(
        IServiceCollection services, KioskOptions options, VillageStore store, StatusBoard status)
    {
        if (options.Key is not { } keyText || VerifierKey.TryParse(keyText) is not { } key)
        {
            return;
        }

        var follow = new FollowOptions
        {
            Sources = [.. options.Feeds],
            Key = keyText,
            Interval = options.FollowInterval,
            MaxBytesPerSecond = options.MaxBytesPerSecond,
            Hours = options.LineHours,
        };
        var evidence = new EvidenceFolder(options.Evidence);
        status.Alarm(evidence.HasOpenCases);
        services.AddFollowing(store, follow, outcome =>
        {
            if (outcome is FollowOutcome.Rejected { Fault: >= FeedFault.SplitView })
            {
                evidence.Write(store.ReadEvidence());
            }

            status.Alarm(evidence.HasOpenCases);
            if (outcome is FollowOutcome.UpToDate or FollowOutcome.Advanced)
            {
                store.ConfirmHead();
            }

            status.Report(outcome);
        },
        status.Fetched,
        cosigner: KioskKey.ReadOrCreate(options.DataFolder),
        memory: new MarkFile(options.Mark),
        policy: PolicyFile.ReadFor(options.DataFolder, key));
        AddCare(services, options, key);
        if (options.Sticks)
        {
            services.AddSingleton<IHostedService>(services => new StickWorker(
                new StickMounts([.. options.StickFolders]),
                new StickExchange(
                    store,
                    key,
                    services.GetRequiredService<FollowWorker>().FollowFromAsync,
                    services.GetRequiredService<TimeProvider>()),
                news => status.Replace(status.Current with { Stick = news }),
                services.GetRequiredService<TimeProvider>(),
                services.GetRequiredService<ILogger<StickWorker>>()));
        }
    }

    private static void AddCare(IServiceCollection services, KioskOptions options, VerifierKey log)
    {
        services.AddSingleton<KioskRestart>();
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<CareWorker>(
            provider,
            HttpLogSource.CreateClient(),
            KioskKey.ReadOrCreate(options.DataFolder),
            log));
    }

    private static void AddKeeper(IServiceCollection services, KioskOptions options, VillageStore store)
    {
        if (options.Key is { } key && VerifierKey.TryParse(key) is { } parsed)
        {
            services.AddSingleton<IHostedService>(provider => new StoreKeeper(
                store,
                parsed,
                provider.GetService<FollowWorker>(),
                options.CheckInterval,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<StoreKeeper>>()));
        }
    }

    /// <summary>Raised when the head is another one. A head that was only confirmed is no news: kiosks that follow each
    /// other would send each other looking for ever.</summary>
    internal static FeedSignal ChangesOf(VillageStore store)
    {
        var changes = new FeedSignal();
        var known = store.ReadHead()?.Note;
        store.Library.Changed += _ =>
        {
            var note = store.ReadHead()?.Note;
            if (!note.AsSpan().SequenceEqual(Interlocked.Exchange(ref known, note)))
            {
                changes.Raise();
            }
        };
        return changes;
    }

    private static void Map(WebApplication app, KioskOptions options, VillageStore? store, TimeProvider time)
    {
        app.UseWebSockets();
        app.MapKioskScreen(_ => false);
        app.MapGet("/health", (StatusBoard status) => Results.Json(new
        {
            status = status.Current.StoreFault is null ? "ok" : "fault",
            source = status.Current.Source.GetType().Name,
            fetching = (status.Current.Source as SourceState.Fetching)?.FileCount ?? 0,
            alarm = status.Current.IsContradicted,
            size = store?.Library.Current.Checkpoint?.Size ?? 0,
            brokenPages = app.Services.GetRequiredService<KioskScreen>().Faults.Select(fault => fault.Page),
            verifiedAt = store?.Library.Current.VerifiedAt,
            offlineSince = status.Current.Source is SourceState.Unreachable ? store?.Library.Current.VerifiedAt : null,
        }));
        using (var screenKey = KioskKey.ReadOrCreate(options.DataFolder))
        {
            app.MapPosting(new PostingBook(options.Posting), screenKey.Verifier);
        }

        if (store is null)
        {
            return;
        }

        if (options.Key is { } key && VerifierKey.TryParse(key) is { } verifier)
        {
            app.MapFeed("/feed", new LogFeed(new FeedTree(store, verifier), ChangesOf(store)), time);
        }

        var phones = app.Services.GetRequiredService<PhoneAddress>();
        app.Services.GetRequiredService<PaperPages>().Map(app);
        app.MapPublicPages(
            new VillagePages(store.Library, new VillagePagesOptions
            {
                PublicAddress = phones.Find(),
                ReadHead = store.ReadHead,
                ScalePicture = PictureIntake.ForPhones,
                HasPaper = true,
            }),
            time);
    }
}
