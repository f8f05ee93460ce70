using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Care;
using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Paper;
using VillagePublic.Kiosk.Posting;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Puts a screen into a host: the kiosk's own, or the admin's, which is a village on one machine.</summary>
public static class KioskServices
{
    /// <summary>Shows a library of this process on a screen, from this call on, and keeps the screen with the host.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">How the screen is set up.</param>
    /// <param name="library">What is published.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is wrong.</exception>
    /// <exception cref="IOException">A window was asked for, and there is no display.</exception>
    public static IServiceCollection AddKiosk(
        this IServiceCollection services, KioskOptions options, VillageLibrary library, TimeProvider time)
    {
        Check(options);
        var screen = KioskScreen.Prepare(options);
        var status = new StatusBoard(KioskStatus.Local);
        var phones = new PhoneAddress(options);
        screen.Show(library, status, phones, time);
        screen.WaitForFirstFrame();
        return services.AddKiosk(options, screen, status, phones, library);
    }

    /// <summary>Maps the browser screen.</summary>
    /// <param name="routes">The host's endpoints.</param>
    /// <param name="mayLook">Whether a visitor from elsewhere may look and touch; this machine always may, and whoever
    /// was let in at the screen.</param>
    /// <param name="path">Where the page stands.</param>
    public static void MapKioskScreen(
        this IEndpointRouteBuilder routes, Func<HttpContext, bool> mayLook, string path = "/screen")
    {
        var screen = routes.ServiceProvider.GetRequiredService<KioskScreen>();
        routes.MapBrowserScreen(
            _ => screen.Browser,
            context => mayLook(context) || (screen.Help is { } helper && RemoteHelpPages.IsAdmitted(context, helper)),
            path);
        if (screen.Help is { } help)
        {
            routes.MapRemoteHelp(help, path);
        }
    }

    internal static IServiceCollection AddKiosk(
        this IServiceCollection services,
        KioskOptions options,
        KioskScreen screen,
        StatusBoard status,
        PhoneAddress phones,
        VillageLibrary? library)
    {
        if (library is not null && options.Display != DisplayChoice.None)
        {
            services.AddSingleton<IHostedService>(provider => new PostingWorker(
                new PostingBook(options.Posting),
                library,
                screen.IsSeenAsync,
                () => screen.Faults.Where(fault => fault.Failures >= PageQuarantine.MaxFailures)
                    .Select(fault => fault.Page),
                () => KioskKey.ReadOrCreate(options.DataFolder),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<PostingWorker>>()));
        }

        services.AddSingleton(options);
        services.AddSingleton(status);
        services.AddSingleton(phones);
        services.AddSingleton(provider => new KioskProbe(
            options, screen, status, library, provider.GetRequiredService<TimeProvider>()));

        // By a factory, so that the container ends the screen also when the host never starts.
        services.AddSingleton(_ => screen);
        services.AddHostedService<ScreenService>();
        services.AddSingleton<IHostedService>(provider => new MemoryKeeper(
            () => screen.TouchedAt, screen.GiveBackMemory, provider.GetRequiredService<TimeProvider>()));
        AddPrinter(services, screen, status, phones, library);
        services.AddHostedService(provider => new ScreenWatchdog(
            screen.PingAsync,
            provider.GetService<ISystemdNotifier>() ?? new SystemdNotifier(),
            ScreenWatchdog.IntervalOf(Environment.GetEnvironmentVariable("WATCHDOG_USEC")),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ScreenWatchdog>>()));
        return services;
    }

    private static void AddPrinter(
        IServiceCollection services,
        KioskScreen screen,
        StatusBoard status,
        PhoneAddress phones,
        VillageLibrary? library)
    {
        if (library is null || screen is not { Desk: { } desk, Fonts: { } fonts })
        {
            return;
        }

        services.AddSingleton<IHostedService>(provider =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            var sheets = new SheetMaker(library, fonts, phones.Find, time);
            var printing = new PrinterDesk(Printer.FindAsync, sheets.PrintAsync, status, time);
            desk.Print = printing.Take;
            return printing;
        });
    }

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is wrong.</exception>
    internal static void Check(KioskOptions options)
    {
        var result = new KioskOptionsValidator().Validate(null, options);
        if (result.Failed)
        {
            throw new Microsoft.Extensions.Options.OptionsValidationException(
                KioskOptions.SectionName, typeof(KioskOptions), result.Failures);
        }
    }
}
