using System.Net;
using System.Net.Http.Headers;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Feed;

/// <summary>Submits a log's head to a witness and brings back its cosignature.</summary>
/// <param name="client">Client, best made by <see cref="HttpLogSource.CreateClient"/>.</param>
/// <param name="address">Submission prefix of the witness.</param>
/// <param name="key">The witness's key.</param>
/// <param name="time">The clock that ends what takes too long.</param>
public sealed class WitnessClient(HttpClient client, Uri address, VerifierKey key, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // What the witness held after the last answer; it corrects us when that is wrong.
    private long seenSize;

    /// <summary>Submits the present head of a log.</summary>
    /// <param name="store">The log.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<WitnessOutcome> SubmitAsync(ILogStore store, CancellationToken cancellationToken)
    {
        if (store.ReadHead() is not { } head || SignedNote.TryParse(head.Note) is not { } note)
        {
            return new WitnessOutcome.Failed("There is no log.");
        }

        using var tooSlow = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooSlow.Token, cancellationToken);
        try
        {
            // The second time with the size the witness says it has; a third answer would be no better.
            for (var attempt = 0; attempt < 2; attempt++)
            {
                using var response = await PostAsync(store, head.Checkpoint, note, either.Token);
                await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
                var body = await BoundedReader.ReadAsync(stream, SignedNote.MaxSizeBytes, either.Token);
                if (body is null || !System.Text.Unicode.Utf8.IsValid(body))
                {
                    return new WitnessOutcome.Failed("The witness's answer is too long or not text.");
                }

                if (response.StatusCode != HttpStatusCode.Conflict)
                {
                    return Judge(response.StatusCode, StrictUtf8.GetString(body), note, head.Checkpoint);
                }

                if (!StrictDecimal.TryParse(StrictUtf8.GetString(body).TrimEnd('\n'), out seenSize))
                {
                    return new WitnessOutcome.Failed("The witness's answer cannot be read.");
                }

                if (seenSize > head.Checkpoint.Size)
                {
                    return new WitnessOutcome.Ahead(seenSize);
                }
            }

            return new WitnessOutcome.Failed("The witness keeps changing what it has seen.");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new WitnessOutcome.Failed(exception.Message);
        }
    }

    private Task<HttpResponseMessage> PostAsync(
        ILogStore store, Checkpoint checkpoint, SignedNote note, CancellationToken cancellationToken)
    {
        // A log that shrank asks for its own size, and is told the witness's.
        var oldSize = Math.Min(seenSize, checkpoint.Size);
        var proof = MerkleProof.ProveConsistency(oldSize, checkpoint.Size, new TileHashes(store.ReadTile).At);
        var content = new ByteArrayContent(new WitnessRequest(oldSize, proof, note).ToBytes());
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain", "utf-8");
        return client.PostAsync(
            new Uri(address.AbsoluteUri.TrimEnd('/') + "/add-checkpoint"), content, cancellationToken);
    }

    private WitnessOutcome Judge(HttpStatusCode status, string body, SignedNote note, Checkpoint checkpoint)
    {
        if (status == HttpStatusCode.UnprocessableEntity)
        {
            // Ours answers with the note it has signed before: with it anybody can see the contradiction.
            var seen = StrictUtf8.GetBytes(body);
            return SignedNote.TryParse(seen)?.Verify([key]) is [_]
                ? new WitnessOutcome.Contradicted("What it has signed before lies beside this.", seen)
                : new WitnessOutcome.Contradicted(body.Trim(), null);
        }

        if (status != HttpStatusCode.OK)
        {
            return new WitnessOutcome.Failed($"The witness answered {(int)status}: {body.Trim()}");
        }

        var lines = body.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(SignedNote.ParseLine).OfType<NoteSignature>().ToArray();
        if (note.WithSignatures(lines).Verify([key]) is not [var good])
        {
            return new WitnessOutcome.Failed("The witness's cosignature is not its key's over this state.");
        }

        seenSize = checkpoint.Size;
        return new WitnessOutcome.Cosigned(good.Line, good.Time!.Value);
    }
}

/// <summary>What came of asking a witness.</summary>
public abstract record WitnessOutcome
{
    private WitnessOutcome()
    {
    }

    /// <summary>It has cosigned.</summary>
    /// <param name="Line">For <see cref="LogPublisher.AddCosignatures"/>.</param>
    /// <param name="Time">When, by the witness's clock.</param>
    public sealed record Cosigned(NoteSignature Line, DateTimeOffset Time) : WitnessOutcome;

    /// <summary>It has seen more than we hold: nothing may be signed here before recovery.</summary>
    public sealed record Ahead(long Size) : WitnessOutcome;

    /// <summary>It has seen another history of this log.</summary>
    /// <param name="Reason">What it says.</param>
    /// <param name="Seen">The note it has signed before, when it gives it.</param>
    public sealed record Contradicted(string Reason, byte[]? Seen) : WitnessOutcome;

    /// <summary>It could not be asked; trying again later is right.</summary>
    public sealed record Failed(string Reason) : WitnessOutcome;
}
