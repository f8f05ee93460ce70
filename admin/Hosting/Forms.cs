using Microsoft.AspNetCore.Antiforgery;

namespace VillagePublic.Admin.Hosting;

/// <summary>Everything that changes something: one group, every request of it checked against forgery.</summary>
internal static class Forms
{
    /// <summary>Header in which our script sends the token of the page it runs on.</summary>
    public const string TokenHeader = "RequestVerificationToken";

    /// <summary>Opens the group. Its filter covers JSON and uploads too, which the middleware would let through.
    /// </summary>
    public static RouteGroupBuilder MapForms(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/admin").DisableAntiforgery().AddEndpointFilter(CheckTokenAsync);

    /// <summary>Goes on to the page somebody wanted before signing in, if it is one of this village's.</summary>
    /// <param name="context">The request.</param>
    /// <param name="wanted">The whole path, as the cookie's redirect wrote it.</param>
    public static IResult GoBack(HttpContext context, string? wanted)
    {
        var root = context.Request.PathBase.Value ?? "";
        return Go(wanted?.StartsWith(root, StringComparison.Ordinal) == true ? wanted[root.Length..] : null);
    }

    /// <summary>Goes on to a page of this app; to the first page when the address is none of ours.</summary>
    /// <param name="address">Address within the village's own tree.</param>
    public static IResult Go(string? address) =>
        Results.LocalRedirect(IsOurs(address) ? "~" + address : "~/admin");

    private static bool IsOurs(string? address) =>
        address is not null
        && (address == "/admin" || address.StartsWith("/admin/", StringComparison.Ordinal)
            || address.StartsWith("/admin?", StringComparison.Ordinal))
        && !address.Contains('\\', StringComparison.Ordinal);

    private static async ValueTask<object?> CheckTokenAsync(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        if (HttpMethods.IsPost(context.Request.Method) && !await antiforgery.IsRequestValidAsync(context))
        {
            return Results.Text("400 页面已过期，请返回刷新后再试。 This page has expired; go back and reload it.",
                "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
        }

        return await next(invocation);
    }
}
