using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components.Endpoints;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Pages;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Hosting;

/// <summary>What every office has: people who sign in, pages made on the server, forms.</summary>
internal static class DeskServices
{
    /// <summary>Adds the services.</summary>
    /// <param name="services">The office's own services; offices share none.</param>
    /// <param name="options">How it is served.</param>
    /// <param name="database">File of its people and records.</param>
    /// <param name="time">The clock.</param>
    public static void AddDesk(
        this IServiceCollection services, ServeOptions options, string database, TimeProvider time)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Data);
        services.AddSingleton(time);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // Chinese stays Chinese in the source.
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddSingleton<Flash>();
        services.AddScoped<CurrentUser>();
        services.AddSingleton(_ => AdminStore.Open(database));
        services.AddAccounts(options);
        services.AddSingleton<DiskTrouble>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<DiskTrouble>());
    }

    /// <summary>Puts the checks before every address of the office.</summary>
    public static void UseDesk(this WebApplication app)
    {
        app.UseAdminSecurityHeaders();
        app.Use(app.Services.GetRequiredService<DiskTrouble>().AnswerAsync);
        app.UseLanguageChoice();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter(); // After it is known who asks: people behind one address do not use up each other's tries.
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapAssets();
    }

    /// <summary>Maps the pages that are served at this office; the others do not exist here.</summary>
    public static void MapPages(this WebApplication app)
    {
        var here = app.Services.GetRequiredService<IDesk>().Kind;
        app.MapRazorComponents<App>().Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<ComponentTypeMetadata>().FirstOrDefault() is { } page
                && !DesksOf(page.Type).HasFlag(here))
            {
                endpoint.Metadata.Add(new SuppressMatchingMetadata());
            }
        });
    }

    private static Desks DesksOf(Type page) =>
        page.GetCustomAttributes(typeof(ServedAtAttribute), inherit: false) is [ServedAtAttribute served]
            ? served.Desks
            : Desks.Village;
}
