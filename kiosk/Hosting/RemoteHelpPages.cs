using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>The door for helpers: asks for the number that the screen shows.</summary>
internal static class RemoteHelpPages
{
    private const string Cookie = "vp-screen";

    /// <summary>A number and what browsers add.</summary>
    private const long MaxFormBytes = 1024;

    /// <summary>Whether a visitor holds the ticket of the visit going on.</summary>
    public static bool IsAdmitted(HttpContext context, RemoteHelp help) => help.Admits(context.Request.Cookies[Cookie]);

    /// <summary>Maps the door.</summary>
    /// <param name="path">Where the browser screen stands.</param>
    public static void MapRemoteHelp(this IEndpointRouteBuilder routes, RemoteHelp help, string path = "/screen")
    {
        routes.MapGet($"{path}/help", context => AskAsync(context, help, StatusCodes.Status200OK));
        routes.MapPost($"{path}/help", context => EnterAsync(context, help, path));
    }

    private static async Task EnterAsync(HttpContext context, RemoteHelp help, string path)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength is null or > MaxFormBytes)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (help.Enter(form["number"].ToString()) is not { } ticket)
        {
            await AskAsync(context, help, StatusCodes.Status403Forbidden);
            return;
        }

        context.Response.Cookies.Append(Cookie, ticket, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            MaxAge = RemoteHelp.StayTime,
        });
        context.Response.Redirect(path);
    }

    /// <summary>The question; where nothing is offered there is no such page.</summary>
    private static async Task AskAsync(HttpContext context, RemoteHelp help, int status)
    {
        if (help.Current is not { Number: not null })
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; "
            + "base-uri 'none'";
        var wrong = status == StatusCodes.Status200OK
            ? ""
            : "<p role=alert>号码不对，请再问一遍。 That is not the number on the screen.</p>";
        await context.Response.WriteAsync(
            $$"""
            <!doctype html>
            <html lang="zh-CN">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>远程协助 · Help from afar</title>
            <style>
            body { font: 18px/1.6 sans-serif; max-width: 26em; margin: 12vh auto; padding: 0 1em;
                   background: #fbf8f1; color: #1f2328 }
            input { font: 32px monospace; width: 7em; padding: .2em .4em; letter-spacing: .15em }
            button { font-size: 20px; padding: .5em 1.2em; background: #2f4b66; color: #fff; border: 0 }
            [role=alert] { color: #a8322a }
            </style>
            <h1>远程协助</h1>
            <p>请问屏幕前的人，屏幕上的六位号码是多少。<br>
            Ask whoever stands at the screen for the six digits it shows.</p>
            {{wrong}}
            <form method="post">
            <input name="number" inputmode="numeric" autocomplete="off" maxlength="6" pattern="[0-9]{6}"
                   aria-label="号码 number" required autofocus>
            <button>进入</button>
            </form>
            </html>
            """,
            context.RequestAborted);
    }
}
