namespace VillagePublic.Admin.Hosting;

/// <summary>Says in JSON whether the village is being served, for whoever watches the machine.</summary>
internal static class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/health", (TimeProvider time) => Results.Json(new
        {
            status = "ok",
            version = typeof(HealthEndpoint).Assembly.GetName().Version?.ToString(3),
            time = time.GetUtcNow(),
        })).AllowAnonymous();
}
