using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VillagePublic.Content.Log;

namespace VillagePublic.Kiosk.Posting;

/// <summary>The days a screen has signed, for whoever wants to see or to keep them.</summary>
internal static class PostingPages
{
    /// <summary>Maps the addresses below <c>/posting</c>: all days, one day's note and list, the days of a document.
    /// </summary>
    /// <param name="screen">The key that signs the days.</param>
    public static void MapPosting(this IEndpointRouteBuilder routes, PostingBook book, VerifierKey screen)
    {
        routes.MapGet("/posting", () => Results.Json(new
        {
            screen = screen.ToString(),
            days = book.Days().Select(book.Read).OfType<PostedDay>().Select(day => new
            {
                day = PostedDay.NameOf(day.Day), minutes = day.MinuteCount, size = day.LogSize,
                hash = day.Hash.ToString(),
            }),
            faults = book.Check(screen).Select(fault => new
            {
                day = PostedDay.NameOf(fault.Day), fault = fault.Kind.ToString(),
            }),
        }));
        routes.MapGet("/posting/{day}.note", (string day) =>
            PostedDay.TryParseName(day) is { } date && book.ReadNote(date) is { } note
                ? Results.Bytes(note.ToBytes(), "text/plain; charset=utf-8")
                : Results.NotFound());
        routes.MapGet("/posting/{day}.txt", (string day) =>
            PostedDay.TryParseName(day) is { } date && book.Read(date) is { } posted
                && book.ReadList(posted) is { } list
                ? Results.Text(list, "text/plain; charset=utf-8")
                : Results.NotFound());
        routes.MapGet("/posting/documents/{**id}", (string id) => Results.Json(new
        {
            document = id,
            days = book.DaysOf(id).Select(posted => new
            {
                day = PostedDay.NameOf(posted.Day.Day), revision = posted.Span.Revision,
                from = posted.Span.From, until = posted.Span.Until, minutes = posted.Span.MinuteCount,
            }),
        }));
    }
}
