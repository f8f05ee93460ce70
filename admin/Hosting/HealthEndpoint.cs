using VillagePublic.Admin.Villages;

namespace VillagePublic.Admin.Hosting;

/// <summary>Says in JSON whether the village is being served, for whoever watches the machine.</summary>
internal static class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/health", (TimeProvider time, HostedVillage village) => Results.Json(new
        {
            status = "ok",
            village = village.IsFounded ? village.Code : null,
            entries = village.Library.Current.Checkpoint?.Size ?? 0,
            log = village.IsFounded ? village.Publisher.ReadStanding().GetType().Name : null,
            documents = village.Library.Current.Current.Count,
            version = typeof(HealthEndpoint).Assembly.GetName().Version?.ToString(3),
            time = time.GetUtcNow(),
        })).AllowAnonymous();
}
