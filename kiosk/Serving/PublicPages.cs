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
    public static IEndpointConventionBuilder MapPublicPages(
        this IEndpointRouteBuilder endpoints, VillagePages pages, TimeProvider time) =>
        endpoints.MapMethods(
            pages.Options.BasePath + "/{**path}",
            [HttpMethods.Get, HttpMethods.Head],
            context => WriteAsync(context, pages.Respond(RequestOf(context, pages, time))));

    private static PageRequest RequestOf(HttpContext context, VillagePages pages, TimeProvider time)
    {
        var request = context.Request;
        var path = (request.PathBase + request.Path).Value![pages.Options.BasePath.Length..];
        var chinaTime = time.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        return new PageRequest(path.Length == 0 ? "/" : path, DateOnly.FromDateTime(chinaTime.DateTime))
        {
            Language = request.Query["lang"] is [{ } language, ..] ? language : null,
            Query = request.Query["q"] is [{ } query, ..] ? query : null,

            // A header may come in several lines; together they are one list.
            AcceptLanguage = request.Headers.AcceptLanguage.ToString(),
        };
    }

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

        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
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

    private static bool AcceptsBrotli(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return accepted.Any(encoding => encoding.Value.Equals("br", StringComparison.OrdinalIgnoreCase)
            && encoding.Quality is not 0);
    }

    // Whichever encoding the phone kept, both tags stand for the same state of the page.
    private static bool IsKnown(HttpRequest request, PageResponse answer) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(tag => tag.Tag == answer.EntityTag || tag.Tag == answer.BrotliEntityTag || tag.Tag == "*");
}
