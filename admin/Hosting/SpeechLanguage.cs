namespace VillagePublic.Admin.Hosting;

/// <summary>Which of the two languages a person reads the app in. Kept in a cookie; Chinese unless chosen.</summary>
internal static class SpeechLanguage
{
    public const string Chinese = "zh";
    public const string English = "en";

    private const string Cookie = "vp-language";
    private const string Query = "language";

    public static string Of(HttpContext context) =>
        context.Request.Cookies[Cookie] == English ? English : Chinese;

    /// <summary>Lets any address of the app be asked for with <c>?language=en</c>, which is remembered.</summary>
    public static IApplicationBuilder UseLanguageChoice(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
        {
            var request = context.Request;
            if (!request.Path.StartsWithSegments("/admin")
                || request.Query[Query] is not [{ } wanted]
                || !HttpMethods.IsGet(request.Method))
            {
                return next(context);
            }

            context.Response.Cookies.Append(Cookie, wanted == English ? English : Chinese, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = request.IsHttps,
                Path = request.PathBase + "/admin",
                MaxAge = TimeSpan.FromDays(365),
            });
            var others = request.Query.Where(pair => pair.Key != Query);
            context.Response.Redirect(request.PathBase + request.Path + QueryString.Create(others));
            return Task.CompletedTask;
        });
}
