using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>A checkpoint note whose signature by the log's key is good.</summary>
/// <param name="Note">The note.</param>
/// <param name="Checkpoint">What it says.</param>
public sealed record LogNote(SignedNote Note, Checkpoint Checkpoint)
{
    /// <summary>Reads and verifies a note.</summary>
    /// <returns>The note, or <see langword="null"/> when it is malformed, another log's, or not signed by the
    /// key.</returns>
    public static LogNote? TryRead(ReadOnlySpan<byte> bytes, VerifierKey key) =>
        SignedNote.TryParse(bytes) is { } note && note.Verify([key]) is [_]
        && Checkpoint.TryParse(StrictUtf8.GetString(note.Text)) is { } checkpoint

        // The signature is good, but a key may sign for several logs: the origin must be this one's.
        && checkpoint.Origin == key.Name
            ? new LogNote(note, checkpoint)
            : null;

    /// <summary>What a note that this program itself has kept says; nothing is verified.</summary>
    public static Checkpoint? ReadOwn(ReadOnlySpan<byte> bytes, string origin) =>
        SignedNote.TryParse(bytes) is { } note
        && Checkpoint.TryParse(StrictUtf8.GetString(note.Text)) is { } checkpoint && checkpoint.Origin == origin
            ? checkpoint
            : null;

    /// <summary>When the log's clock cosigned it; <see langword="null"/> when it did not, or falsely.</summary>
    public DateTimeOffset? ClockTime(VerifierKey clockKey) =>
        Note.Verify([clockKey]) is [var signature] ? signature.Time : null;
}
