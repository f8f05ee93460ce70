using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using VillagePublic.Content.Pages;

namespace VillagePublic.Kiosk.Serving;

/// <summary>Serves a village's public pages, the same from the admin's server and from the kiosk in the hall.</summary>
public static class PublicPages
{
    private const string ForeverSeconds = "31536000";

    // Data never runs anything, even when somebody opens it by hand.
    private const string DataSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Maps everything below the village's base path that no other endpoint takes.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="pages">The village's pages.</param>
    /// <param name="time">The clock that says which day it is.</param>
    /// <param name="prefix">Where they are mapped; <see langword="null"/>: at their base path. Empty when the host has
    /// taken the base path off already.</param>
    public static IEndpointConventionBuilder MapPublicPages(
        this IEndpointRouteBuilder endpoints, VillagePages pages, TimeProvider time, string? prefix = null) =>
        endpoints.MapMethods(
            (prefix ?? pages.Options.BasePath) + "/{**path}",
            [HttpMethods.Get, HttpMethods.Head],
            context => WriteAsync(context, pages.Respond(RequestOf(context, pages, time))));

    /// <summary>Answers what is finished already before anything else of the host looks at the request.</summary>
    /// <remarks>The villagers' pages need no session, route or policy; whatever is not finished goes the usual way to
    /// <see cref="MapPublicPages"/>, which makes it.</remarks>
    /// <param name="app">The host's pipeline; this stands first in it.</param>
    /// <param name="pages">The village's pages.</param>
    /// <param name="time">The clock that says which day it is.</param>
    public static void UseFinishedPages(this IApplicationBuilder app, VillagePages pages, TimeProvider time)
    {
        var prefix = new PathString(pages.Options.BasePath);
        app.Use(next => context =>
        {
            var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
            return isRead && (context.Request.PathBase + context.Request.Path).StartsWithSegments(prefix)
                && pages.FindFinished(RequestOf(context, pages, time)) is { } answer
                ? WriteAsync(context, answer)
                : next(context);
        });
    }

    private static PageRequest RequestOf(HttpContext context, VillagePages pages, TimeProvider time)
    {
        var request = context.Request;
        var path = request.PathBase.HasValue ? (request.PathBase + request.Path).Value! : request.Path.Value!;
        path = path[pages.Options.BasePath.Length..];
        var chinaTime = time.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        return new PageRequest(path.Length == 0 ? "/" : path, DateOnly.FromDateTime(chinaTime.DateTime))
        {
            Language = Parameter(request, "lang"),
            Query = Parameter(request, "q"),

            // A header may come in several lines; together they are one list.
            AcceptLanguage = request.Headers.AcceptLanguage.ToString(),
        };
    }

    private static string? Parameter(HttpRequest request, string name) =>
        request.QueryString.HasValue && request.Query[name] is [{ } value, ..] ? value : null;

    private static Task WriteAsync(HttpContext context, PageResponse answer)
    {
        var isBrotli = answer.Brotli is not null && AcceptsBrotli(context.Request);
        var tag = isBrotli ? answer.BrotliEntityTag : answer.EntityTag;
        var response = context.Response;
        WriteHeaders(response.Headers, answer, tag);
        if (answer.Status == StatusCodes.Status200OK && IsKnown(context.Request, answer))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var body = isBrotli ? answer.Brotli! : answer.Body;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = body.Length;
        if (isBrotli)
        {
            response.Headers.ContentEncoding = "br";
        }

        // Who has gone away is noticed by the connection; asking for the request's token would make one each time.
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        var written = response.BodyWriter.WriteAsync(body, CancellationToken.None);
        return written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask();
    }

    private static void WriteHeaders(IHeaderDictionary headers, PageResponse answer, string tag)
    {
        headers.ETag = tag;
        headers.CacheControl = answer.Caching switch
        {
            PageCaching.Immutable => $"public, max-age={ForeverSeconds}, immutable",
            PageCaching.AskAgain => "no-cache",
            _ => "no-store",
        };
        headers.Vary = answer.VariesByLanguage
            ? "Accept-Encoding, Accept-Language"
            : "Accept-Encoding";
        headers.ContentSecurityPolicy = answer.IsHtml ? PageStyle.ContentSecurityPolicy : DataSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (!answer.IsHtml)
        {
            // Published for everybody: other people's programs may read it from a browser.
            headers.AccessControlAllowOrigin = "*";
        }

        if (answer.DownloadName is { } name)
        {
            headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        }
    }

    // RFC 9110, 12.5.3: a list of names, each perhaps with a weight; weight 0 refuses.
    private static bool AcceptsBrotli(HttpRequest request)
    {
        foreach (var line in request.Headers.AcceptEncoding)
        {
            var list = line.AsSpan();
            foreach (var range in list.Split(','))
            {
                var item = list[range];
                var end = item.IndexOf(';');
                if ((end < 0 ? item : item[..end]).Trim().Equals("br", StringComparison.OrdinalIgnoreCase))
                {
                    return end < 0 || !IsZeroWeight(item[(end + 1)..].Trim());
                }
            }
        }

        return false;
    }

    private static bool IsZeroWeight(ReadOnlySpan<char> parameter) =>
        parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase) && parameter[2..].Trim("0.").IsEmpty;

    // Whichever encoding the phone kept, both tags stand for the same state of the page.
    private static bool IsKnown(HttpRequest request, PageResponse answer) =>
        request.Headers.IfNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(tag => tag.Tag == answer.EntityTag || tag.Tag == answer.BrotliEntityTag || tag.Tag == "*");
}
