namespace VillagePublic.Admin.Hosting;

/// <summary>Headers of the clerk's app: nothing but our own files runs, and nobody may frame it.</summary>
internal static class SecurityHeaders
{
    // The editor shows the phone page and pictures of the screen; both come from this address.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        + "frame-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Adds the headers to every answer below <c>/admin</c>.</summary>
    public static IApplicationBuilder UseAdminSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/admin"))
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = ContentPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers.CacheControl = "no-cache, no-store";
                if (context.Request.IsHttps)
                {
                    // A month: a village that gives HTTPS up again is not locked out for a year.
                    headers.StrictTransportSecurity = "max-age=2592000";
                }
            }

            return next(context);
        });
}
