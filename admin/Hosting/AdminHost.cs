using System.Text.Encodings.Web;
using System.Text.Unicode;
using VillagePublic.Admin.Pages;

namespace VillagePublic.Admin.Hosting;

/// <summary>Puts the admin together: one process that is a whole village.</summary>
internal static class AdminHost
{
    /// <summary>Builds the application; nothing listens or is written before it starts.</summary>
    public static WebApplication Build(ServeOptions options, TimeProvider time)
    {
        options.Data.Create();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(AdminHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls(options.Listen);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        AddServices(builder.Services, options, time);
        var app = builder.Build();
        app.UseAdminSecurityHeaders();
        app.UseLanguageChoice();
        app.UseAntiforgery();
        app.MapAssets();
        app.MapHealth();
        app.MapRazorComponents<App>();
        return app;
    }

    private static void AddServices(IServiceCollection services, ServeOptions options, TimeProvider time)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Data);
        services.AddSingleton(time);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // Chinese stays Chinese in the source.
        services.AddRazorComponents();
        services.AddSystemd();
        services.AddWindowsService();
    }
}
