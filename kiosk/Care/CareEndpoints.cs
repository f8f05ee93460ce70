using System.Buffers.Binary;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Serving;

namespace VillagePublic.Kiosk.Care;

/// <summary>Takes the reports of paired screens and answers with their orders.</summary>
public static class CareEndpoints
{
    /// <summary>Where, below the feed's address.</summary>
    public const string Path = "/kiosk";

    /// <summary>Largest picture taken: an uncompressible 4K screen stays below.</summary>
    public const int MaxPictureBytes = 8 * 1024 * 1024;

    /// <summary>Maps the address. The body is the note's length as a 32-bit big-endian number, the note, and the
    /// picture it names, if any.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="prefix">Address of the feed.</param>
    /// <param name="find">The log, or <see langword="null"/> for as long as there is none.</param>
    /// <param name="kiosks">Keys of the paired screens; nobody else is listened to.</param>
    /// <param name="heard">Takes a report and its picture; gives the orders, or <see langword="null"/> for a report
    /// that is not believed.</param>
    public static void MapCare(
        this IEndpointRouteBuilder endpoints,
        string prefix,
        Func<LogPublisher?> find,
        Func<IReadOnlyList<VerifierKey>> kiosks,
        Func<ReceivedReport, byte[]?, KioskOrders?> heard) =>
        endpoints.MapPost(prefix + Path, async context =>
        {
            var gone = context.RequestAborted;
            if (find() is not { } publisher)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            // Only a paired screen's word makes us read more than a note.
            if (await ReadNoteAsync(context.Request.Body, gone) is not { } note
                || KioskReport.TryRead(note, publisher.Key.Name, kiosks()) is not { } received
                || await ReadPictureAsync(context.Request.Body, received.Report.PictureSha256, gone) is not { } picture
                || heard(received, picture.Length > 0 ? picture : null) is not { } orders)
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }

            var answer = orders.Sign(note, publisher.Key.Name, received.Key, publisher.Sign);
            context.Response.ContentType = "application/octet-stream";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.Body.WriteAsync(answer, gone);
        });

    private static async Task<byte[]?> ReadNoteAsync(Stream body, CancellationToken cancellationToken)
    {
        var head = new byte[sizeof(int)];
        if (await body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken) < head.Length
            || BinaryPrimitives.ReadInt32BigEndian(head) is not (> 0 and <= SignedNote.MaxSizeBytes and var length))
        {
            return null;
        }

        var note = new byte[length];
        return await body.ReadAtLeastAsync(note, length, throwOnEndOfStream: false, cancellationToken) == length
            ? note
            : null;
    }

    /// <returns>The picture; empty when none was announced; <see langword="null"/> when it is not the one announced.
    /// </returns>
    private static async Task<byte[]?> ReadPictureAsync(
        Stream body, string? announced, CancellationToken cancellationToken) =>
        announced is null ? []
        : await BoundedBody.ReadAsync(body, MaxPictureBytes, cancellationToken) is { } picture
            && Hash.Of(picture).ToString() == announced
                ? picture
                : null;
}
