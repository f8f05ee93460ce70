using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using VillagePublic.Content.Feed;

namespace VillagePublic.Kiosk.Serving;

/// <summary>Serves a log to whoever follows it, the same from the admin's server and from a kiosk.</summary>
public static class FeedEndpoints
{
    // A comment now and then keeps middle boxes from closing the stream.
    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(20);

    /// <summary>Maps the feed below an address.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="prefix">Address of the feed, such as <c>/feed</c> or <c>/v/qingxi/feed</c>.</param>
    /// <param name="feed">The log; it need not exist yet.</param>
    /// <param name="time">The clock of the stream's keep-alive.</param>
    public static void MapFeed(
        this IEndpointRouteBuilder endpoints, string prefix, LogFeed feed, TimeProvider time) =>
        endpoints.MapFeed(prefix, () => feed, time);

    /// <summary>Maps the feed of a log that may be founded later.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="prefix">Address of the feed.</param>
    /// <param name="find">The log, or <see langword="null"/> for as long as there is none.</param>
    /// <param name="time">The clock of the stream's keep-alive.</param>
    public static void MapFeed(
        this IEndpointRouteBuilder endpoints, string prefix, Func<LogFeed?> find, TimeProvider time)
    {
        endpoints.MapGet(
            prefix + "/events",
            context => find() is { } feed ? StreamAsync(context, feed, time) : WriteAsync(context, null));
        endpoints.MapGet(
            prefix + "/wait",
            context => find() is { } feed ? WaitAsync(context, feed, time) : WriteAsync(context, null));
        endpoints.MapMethods(
            prefix + "/{**path}",
            [HttpMethods.Get, HttpMethods.Head],
            context => WriteAsync(
                context, find()?.Tree.Read((string?)context.Request.RouteValues["path"] ?? "")));
    }

    private static Task WriteAsync(HttpContext context, FeedFile? file)
    {
        var response = context.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        if (file is null)
        {
            // An address that is missing now may exist a second later.
            response.Headers.CacheControl = "no-store";
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        response.Headers.CacheControl = file.CacheControl;
        response.Headers.AccessControlAllowOrigin = "*";

        // Answers conditions, HEAD, and the rest of a file whose line broke.
        return Results.Bytes(
            file.Bytes,
            file.MediaType,
            enableRangeProcessing: file.IsImmutable,
            entityTag: new EntityTagHeaderValue(file.EntityTag)).ExecuteAsync(context);
    }

    /// <summary>Says "look" at every change; the follower then reads the checkpoint like any other time.</summary>
    private static async Task StreamAsync(HttpContext context, LogFeed feed, TimeProvider time)
    {
        var gone = context.RequestAborted;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            var changed = feed.Signal.NextAsync();
            await context.Response.WriteAsync("event: look\ndata:\n\n", gone);
            while (!gone.IsCancellationRequested)
            {
                await context.Response.Body.FlushAsync(gone);
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone);
                var done = await Task.WhenAny(changed, Task.Delay(KeepAliveInterval, time, stop.Token));
                await stop.CancelAsync();
                var isChange = done == changed;
                changed = isChange ? feed.Signal.NextAsync() : changed;
                await context.Response.WriteAsync(isChange ? "event: look\ndata:\n\n" : ": still here\n\n", gone);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever listened has gone, or the host stops.
        }
    }

    /// <summary>The same for clients that cannot read streams: answers at the next change, or after a while.</summary>
    private static async Task WaitAsync(HttpContext context, LogFeed feed, TimeProvider time)
    {
        var gone = context.RequestAborted;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone);
        await Task.WhenAny(feed.Signal.NextAsync(), Task.Delay(KeepAliveInterval, time, stop.Token));
        await stop.CancelAsync();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
