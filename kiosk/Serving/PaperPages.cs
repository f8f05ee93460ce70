using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Paper;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Serving;

/// <summary>Serves published documents as PDF, <c>/paper/finance/2026-10.pdf</c> or <c>…/2026-10@2.pdf</c>,
/// and the page for every household about a period: <c>/paper/household/2026-10.pdf</c>.</summary>
/// <remarks><c>?size=A3|A4|A5</c>, <c>?lang=zh|en</c>. A sheet is drawn when it is asked for, one at a time.</remarks>
public sealed class PaperPages : IDisposable
{
    private const string Prefix = "/paper";
    private const string Extension = ".pdf";
    private const string HouseholdFolder = "household/";

    /// <summary>Drawing takes a core for up to a second; whoever would wait longer than this many is told to come
    /// back.</summary>
    private const int MaxWaiting = 8;

    private const int RetrySeconds = 5;

    private readonly VillageLibrary library;
    private readonly PrintShop shop;
    private readonly Lazy<PdfWriter> writer;
    private readonly SemaphoreSlim turn = new(1);
    private int waiting;

    /// <param name="library">The village.</param>
    /// <param name="phoneAddress">Where phones find its pages, for the code; <see langword="null"/>: no code.</param>
    /// <param name="time">The clock.</param>
    public PaperPages(VillageLibrary library, Func<Uri?> phoneAddress, TimeProvider time)
    {
        this.library = library;
        shop = new PrintShop(library, new KioskSettings { PhoneAddress = phoneAddress }, time);
        writer = new Lazy<PdfWriter>(() => new PdfWriter(FontSet.Shared, library.ReadBlob));
    }

    /// <summary>Maps the sheets below a village's base path.</summary>
    /// <param name="basePath">Path in front of every address of the village; empty for a village of its own.</param>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, string basePath = "") =>
        endpoints.MapMethods(
            basePath + Prefix + "/{**path}", [HttpMethods.Get, HttpMethods.Head], context => AnswerAsync(context));

    /// <inheritdoc />
    public void Dispose()
    {
        if (writer.IsValueCreated)
        {
            writer.Value.Dispose();
        }

        turn.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var path = (string?)request.RouteValues["path"] ?? "";
        var format = PaperFormat.Find(request.Query["size"] is [{ } size, ..] ? size : PaperFormat.A4.Name);
        var language = WordTable.For(request.Query["lang"].ToString()).Language;
        if (format is null || !path.EndsWith(Extension, StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (Interlocked.Increment(ref waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref waiting);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
            return;
        }

        byte[]? file;
        try
        {
            await turn.WaitAsync(context.RequestAborted);
            try
            {
                file = await Task.Run(() => Draw(path[..^Extension.Length], format, language), context.RequestAborted);
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        await WriteAsync(context, file, Path.GetFileName(path));
    }

    private static Task WriteAsync(HttpContext context, byte[]? file, string name)
    {
        var response = context.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        if (file is null)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        response.ContentType = "application/pdf";
        response.ContentLength = file.Length;

        // Not immutable: the sheet of a former revision says that there is a newer one.
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = $"\"{Hash.Of(file)}\"";
        response.Headers.ContentDisposition = $"inline; filename=\"{name}\"";
        if (context.Request.Headers.IfNoneMatch == response.Headers.ETag)
        {
            response.ContentLength = null;
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(file, context.RequestAborted).AsTask();
    }

    private byte[]? Draw(string path, PaperFormat format, string language)
    {
        if (path.StartsWith(HouseholdFolder, StringComparison.Ordinal))
        {
            return DateText.TryReadPeriod(path[HouseholdFolder.Length..]) is { } period
                ? writer.Value.WriteHousehold(shop, period, format, language)
                : null;
        }

        var (id, revision) = Split(path);
        return library.Current.Latest(id) is not null && shop.Board(id, revision, format, language) is { } sheet
            ? writer.Value.Write(sheet, format)
            : null;
    }

    /// <summary>The document and, after <c>@</c>, its revision.</summary>
    private static (string Id, int? Revision) Split(string path)
    {
        var at = path.LastIndexOf('@');
        return at > 0 && int.TryParse(path[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (path[..at], number)
            : (path, null);
    }
}
