using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace VillagePublic.Kiosk.Displays;

/// <summary>The addresses of the browser screen.</summary>
/// <remarks>
/// Whoever may look may also touch, so it answers to this machine only unless it is switched on for others; and never
/// to a page of another site that tries to reach it through its visitor's browser.
/// </remarks>
internal static class BrowserScreen
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    /// <summary>How long somebody still sees the screen after they are asked to leave.</summary>
    private static readonly TimeSpan MayLookInterval = TimeSpan.FromSeconds(1);

    private static readonly string[] ProxyHeaders = ["Forwarded", "Via", "X-Real-IP"];

    /// <summary>Maps the page, its script and its socket.</summary>
    /// <param name="display">Finds the display of a request; <see langword="null"/> answers 404.</param>
    /// <param name="mayLook">Whether a visitor from elsewhere may look; this machine always may.</param>
    /// <param name="path">Where the page stands: <c>/screen</c>.</param>
    public static IEndpointRouteBuilder MapBrowserScreen(
        this IEndpointRouteBuilder routes,
        Func<HttpContext, BrowserDisplay?> display,
        Func<HttpContext, bool> mayLook,
        string path = "/screen")
    {
        routes.MapGet(path, context =>
            ServeAsync(context, display, mayLook, "screen.html", "text/html; charset=utf-8"));
        routes.MapGet(ScriptPath(path), context =>
            ServeAsync(context, display, mayLook, "screen.js", "text/javascript; charset=utf-8"));
        routes.Map($"{path}/socket", context => ConnectAsync(context, display, mayLook));
        return routes;
    }

    /// <summary>The page asks for its script beside itself.</summary>
    private static string ScriptPath(string path) => path[..(path.LastIndexOf('/') + 1)] + "screen.js";

    private static bool IsAllowed(HttpContext context, Func<HttpContext, bool> mayLook)
    {
        // A name that is not this machine's own may be another site's that points here (DNS rebinding). What a proxy
        // hands on comes from elsewhere, whatever name it asks by.
        var isLocalPeer = context.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer);
        var host = context.Request.Host.Host;
        var isLocalName = host is "localhost" or "[::1]"
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
        return (isLocalPeer && isLocalName && !IsHandedOn(context.Request)) || mayLook(context);
    }

    /// <summary>Whether a proxy on this machine has handed the request on for somebody.</summary>
    /// <remarks>Proxies name whom they ask for in one of these headers, or still speak HTTP/1.0, which is what nginx
    /// does when nobody tells it otherwise; no browser speaks that.</remarks>
    private static bool IsHandedOn(HttpRequest request) =>
        HttpProtocol.IsHttp10(request.Protocol)
        || ProxyHeaders.Any(request.Headers.ContainsKey)
        || request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase));

    private static async Task ServeAsync(
        HttpContext context,
        Func<HttpContext, BrowserDisplay?> display,
        Func<HttpContext, bool> mayLook,
        string name,
        string type)
    {
        if (!IsAllowed(context, mayLook) || display(context) is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; "
            + "style-src 'unsafe-inline'; connect-src 'self'; img-src blob:; frame-ancestors 'self'; base-uri 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        var resource = $"{typeof(BrowserScreen).Namespace}.{name}";
        await using var file = typeof(BrowserScreen).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program lacks its part {name}.");
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static async Task ConnectAsync(
        HttpContext context, Func<HttpContext, BrowserDisplay?> display, Func<HttpContext, bool> mayLook)
    {
        if (!IsAllowed(context, mayLook) || display(context) is not { } shown)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var origin = context.Request.Headers.Origin.ToString();
        var isSameOrigin = Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && from.Authority == context.Request.Host.Value;
        if (!context.WebSockets.IsWebSocketRequest || !isSameOrigin)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { KeepAliveInterval = KeepAlive });
        using var viewer = new BrowserViewer(shown, socket);
        if (!shown.TryAdd(viewer))
        {
            // 1013, "try again later", has no name in .NET.
            await socket.CloseAsync((WebSocketCloseStatus)1013, "too many viewers", context.RequestAborted);
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var watching = EndWhenUnwelcomeAsync(context, mayLook, ending);
        try
        {
            await viewer.RunAsync(ending.Token);
        }
        finally
        {
            shown.Remove(viewer);
            await ending.CancelAsync();
            await watching;
        }
    }

    /// <summary>Whoever may look for a while has to leave when it is over, not at the next page.</summary>
    private static async Task EndWhenUnwelcomeAsync(
        HttpContext context, Func<HttpContext, bool> mayLook, CancellationTokenSource ending)
    {
        var time = context.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System;
        using var timer = new PeriodicTimer(MayLookInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token))
            {
                if (!IsAllowed(context, mayLook))
                {
                    await ending.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The viewer has gone.
            return;
        }
    }
}
