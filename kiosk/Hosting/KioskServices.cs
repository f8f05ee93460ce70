using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Puts a screen into a host: the kiosk's own, or the admin's, which is a village on one machine.</summary>
public static class KioskServices
{
    /// <summary>Adds a screen that shows a library of this process. Add it before what needs a network.</summary>
    /// <param name="services">The host's services; a <see cref="TimeProvider"/> must be among them.</param>
    /// <param name="options">How the screen is set up, validated.</param>
    /// <param name="library">What is published.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is wrong.</exception>
    public static IServiceCollection AddKiosk(
        this IServiceCollection services, KioskOptions options, VillageLibrary library) =>
        services.AddKiosk(options, library, new StatusBoard(KioskStatus.Local));

    /// <summary>Maps the browser screen.</summary>
    /// <param name="routes">The host's endpoints.</param>
    /// <param name="mayLook">Whether a visitor from elsewhere may look and touch; this machine always may.</param>
    /// <param name="path">Where the page stands.</param>
    public static void MapKioskScreen(
        this IEndpointRouteBuilder routes, Func<HttpContext, bool> mayLook, string path = "/screen")
    {
        var screen = routes.ServiceProvider.GetRequiredService<ScreenService>();
        routes.MapBrowserScreen(_ => screen.Browser, mayLook, path);
    }

    internal static IServiceCollection AddKiosk(
        this IServiceCollection services, KioskOptions options, VillageLibrary library, StatusBoard status)
    {
        Check(options);
        services.AddSingleton(options);
        services.AddSingleton(status);
        services.AddSingleton(new PhoneAddress(options));
        services.AddSingleton(provider => new ScreenService(
            options,
            library,
            status,
            provider.GetRequiredService<PhoneAddress>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<ILogger<ScreenService>>()));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<ScreenService>());
        return services;
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
