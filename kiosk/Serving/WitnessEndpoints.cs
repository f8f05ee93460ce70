using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Following;

namespace VillagePublic.Kiosk.Serving;

/// <summary>Lets logs be witnessed here, and lets kiosks tell the log they follow what they have seen.</summary>
public static class WitnessEndpoints
{
    /// <summary>Maps <c>add-checkpoint</c> (c2sp.org/tlog-witness).</summary>
    public static void MapWitness(this IEndpointRouteBuilder endpoints, string prefix, Witness witness) =>
        endpoints.MapPost(prefix + "/add-checkpoint", async context =>
        {
            if (await ReadBodyAsync(context, Witness.MaxRequestSizeBytes) is not { } body)
            {
                return;
            }

            var answer = witness.AddCheckpoint(body);
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.MediaType;
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        });

    /// <summary>Maps <c>seen</c>: a kiosk posts the note it holds, with its own cosignature.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="prefix">Address of the feed.</param>
    /// <param name="find">The log, or <see langword="null"/> for as long as there is none.</param>
    /// <param name="cosigned">Given the signatures under every note that is posted; they are not verified.</param>
    /// <param name="heard">Told which kiosk proved that it holds which state, paired or not.</param>
    public static void MapSeen(
        this IEndpointRouteBuilder endpoints,
        string prefix,
        Func<LogPublisher?> find,
        Action<IReadOnlyList<NoteSignature>> cosigned,
        Action<VerifierKey, Checkpoint>? heard = null) =>
        endpoints.MapPost(prefix + "/seen", async context =>
        {
            if (await ReadBodyAsync(context, SignedNote.MaxSizeBytes) is not { } body)
            {
                return;
            }

            if (find() is not { } publisher || LogNote.TryRead(body, publisher.Key) is not { } note)
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            // If the kiosk has seen more than we hold, nothing more is signed here until the log is recovered.
            var standing = publisher.Hear(body);
            if (VerifierKey.TryParse(context.Request.Headers[SeenReporter.KeyHeader].ToString())
                    is { Kind: KeyKind.Cosignature } kiosk
                && note.Note.Verify([kiosk]) is [_])
            {
                heard?.Invoke(kiosk, note.Checkpoint);
            }

            cosigned(note.Note.Signatures);
            context.Response.StatusCode = standing is LogStanding.Behind
                ? StatusCodes.Status409Conflict
                : StatusCodes.Status204NoContent;
        });

    private static async Task<byte[]?> ReadBodyAsync(HttpContext context, int maxSizeBytes)
    {
        var body = await BoundedBody.ReadAsync(context.Request.Body, maxSizeBytes, context.RequestAborted);
        if (body is null)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }

        return body;
    }
}
