using System.Text;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Feed;

/// <summary>Cosigns other logs after checking that they only ever grow (c2sp.org/tlog-witness). Thread-safe.</summary>
/// <remarks>A township, another village or any kiosk can be one: it keeps one note for each log.</remarks>
/// <param name="key">The witness's key, of kind <see cref="KeyKind.Cosignature"/>.</param>
/// <param name="logs">Keys of the logs it witnesses; the key's name is the origin.</param>
/// <param name="memory">Where the last note of each log is kept.</param>
/// <param name="time">The clock.</param>
public sealed class Witness(
    SigningKey key, IReadOnlyList<VerifierKey> logs, IWitnessMemory memory, TimeProvider time)
{
    /// <summary>Longest request: a note and a proof.</summary>
    public const int MaxRequestSizeBytes = SignedNote.MaxSizeBytes + (MerkleProof.MaxHashCount * 64);

    private readonly Lock gate = new();

    /// <summary>Answers <c>POST add-checkpoint</c>.</summary>
    /// <param name="request">Body of the request.</param>
    /// <exception cref="IOException">The memory failed; nothing was signed.</exception>
    public WitnessAnswer AddCheckpoint(ReadOnlySpan<byte> request)
    {
        if (WitnessRequest.TryParse(request) is not { } asked)
        {
            return WitnessAnswer.Refuse(400, "The request is malformed.");
        }

        var origin = StrictUtf8.GetString(asked.Note.Text).Split('\n')[0];
        if (logs.FirstOrDefault(log => log.Name == origin) is not { } logKey)
        {
            return WitnessAnswer.Refuse(404, "That log is not known here.");
        }

        if (asked.Note.Verify([logKey]) is not [_])
        {
            return WitnessAnswer.Refuse(403, "That log's key has not signed this.");
        }

        if (Checkpoint.TryParse(StrictUtf8.GetString(asked.Note.Text)) is not { } checkpoint
            || asked.OldSize > checkpoint.Size)
        {
            return WitnessAnswer.Refuse(400, "The checkpoint is malformed or smaller than the old size.");
        }

        lock (gate)
        {
            return Compare_NeedsLock(asked, checkpoint, logKey);
        }
    }

    private WitnessAnswer Compare_NeedsLock(WitnessRequest asked, Checkpoint checkpoint, VerifierKey logKey)
    {
        var seen = memory.Read(logKey.Name) is { } bytes
            ? LogNote.TryRead(bytes, logKey)?.Checkpoint ?? throw new IOException("The witness's memory is damaged.")
            : new Checkpoint(logKey.Name, 0, MerkleTree.EmptyRoot);
        if (asked.OldSize != seen.Size)
        {
            return new WitnessAnswer(409, "text/x.tlog.size", StrictUtf8.GetBytes($"{seen.Size}\n"));
        }

        if (!MerkleProof.VerifyConsistency(asked.Proof, seen.Size, seen.Root, checkpoint.Size, checkpoint.Root))
        {
            // The note signed before, so that whoever asks holds the contradiction in their hands.
            return memory.Read(logKey.Name) is { } before
                ? new WitnessAnswer(422, "text/plain; charset=utf-8", before)
                : WitnessAnswer.Refuse(422, "The checkpoint does not extend the empty log.");
        }

        // Durable before the answer: a witness must never forget what it has signed.
        var line = key.Sign(asked.Note.Text, time.GetUtcNow());
        var log = asked.Note.Verify([logKey])![0].Line;
        memory.Write(logKey.Name, asked.Note.WithSignatures([log, line]).ToBytes());
        return new WitnessAnswer(200, "text/plain; charset=utf-8", StrictUtf8.GetBytes(line.ToLine()));
    }
}

/// <summary>Keeps the last note a witness has signed of each log.</summary>
public interface IWitnessMemory
{
    /// <summary>The note, or <see langword="null"/> when none was signed.</summary>
    byte[]? Read(string origin);

    /// <summary>Keeps a note in place of the one before; durable on return.</summary>
    void Write(string origin, byte[] note);
}

/// <summary>A witness's answer over HTTP.</summary>
/// <param name="Status">Status code.</param>
/// <param name="MediaType">Media type of the body.</param>
/// <param name="Body">Cosignature lines, the size known, or why not.</param>
public sealed record WitnessAnswer(int Status, string MediaType, byte[] Body)
{
    internal static WitnessAnswer Refuse(int status, string reason) =>
        new(status, "text/plain; charset=utf-8", StrictUtf8.GetBytes(reason + "\n"));
}

/// <summary>The body of <c>add-checkpoint</c>: the size seen before, a consistency proof, the note.</summary>
internal sealed record WitnessRequest(long OldSize, IReadOnlyList<Hash> Proof, SignedNote Note)
{
    public static WitnessRequest? TryParse(ReadOnlySpan<byte> body)
    {
        var end = body.IndexOf("\n\n"u8);
        if (body.Length > Witness.MaxRequestSizeBytes || end < 0
            || !System.Text.Unicode.Utf8.IsValid(body[..end])
            || SignedNote.TryParse(body[(end + 2)..]) is not { } note)
        {
            return null;
        }

        var lines = StrictUtf8.GetString(body[..end]).Split('\n');
        if (!lines[0].StartsWith("old ", StringComparison.Ordinal)
            || !StrictDecimal.TryParse(lines[0]["old ".Length..], out var oldSize)
            || lines.Length - 1 > MerkleProof.MaxHashCount)
        {
            return null;
        }

        var proof = new List<Hash>();
        foreach (var line in lines.Skip(1))
        {
            if (!Hash.TryParseBase64(line, out var hash))
            {
                return null;
            }

            proof.Add(hash);
        }

        return new WitnessRequest(oldSize, proof, note);
    }

    public byte[] ToBytes()
    {
        var text = new StringBuilder("old ").Append(StrictDecimal.Format(OldSize)).Append('\n');
        foreach (var hash in Proof)
        {
            text.Append(hash.ToBase64()).Append('\n');
        }

        return [.. StrictUtf8.GetBytes(text.Append('\n').ToString()), .. Note.ToBytes()];
    }
}
