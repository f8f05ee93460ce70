using System.Buffers.Binary;
using System.Text;

namespace VillagePublic.Content.Log;

/// <summary>A text and signatures over it (c2sp.org/signed-note). Immutable.</summary>
public sealed class SignedNote
{
    /// <summary>Longest note read. A checkpoint with a hundred signatures has about 20 KB.</summary>
    public const int MaxSizeBytes = 64 * 1024;

    // As in golang.org/x/mod/sumdb/note: beyond that somebody wants to keep us busy.
    private const int MaxSignatureCount = 100;
    private const string LinePrefix = "\u2014 ";
    private const int KeyIdSizeBytes = sizeof(uint);

    private SignedNote(byte[] text, IReadOnlyList<NoteSignature> signatures)
    {
        Text = text;
        Signatures = signatures;
    }

    /// <summary>The text, ended by a line feed.</summary>
    public byte[] Text { get; }

    /// <summary>The signature lines in order, verified or not.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>A note without signatures.</summary>
    /// <param name="text">Text ended by a line feed.</param>
    public static SignedNote Of(string text) => new(StrictUtf8.GetBytes(text), []);

    /// <summary>Reads a note.</summary>
    /// <returns>The note, or <see langword="null"/> if it is malformed.</returns>
    public static SignedNote? TryParse(ReadOnlySpan<byte> bytes)
    {
        // The text may hold empty lines itself; the signatures follow the last one.
        var end = bytes.LastIndexOf("\n\n"u8);
        if (bytes.Length > MaxSizeBytes || end < 0 || bytes[^1] != (byte)'\n' || !IsCleanText(bytes))
        {
            return null;
        }

        var lines = StrictUtf8.GetString(bytes[(end + 2)..]).Split('\n')[..^1];
        if (lines.Length is 0 or > MaxSignatureCount)
        {
            return null;
        }

        var signatures = new List<NoteSignature>();
        foreach (var line in lines)
        {
            if (ParseLine(line) is not { } signature)
            {
                return null;
            }

            signatures.Add(signature);
        }

        return new SignedNote(bytes[..(end + 1)].ToArray(), signatures);
    }

    /// <summary>Verifies the lines of known keys; lines of unknown keys are ignored.</summary>
    /// <returns>The good lines, one for each key, the newest when a key signed twice; <see langword="null"/> when a
    /// known key's line is false.</returns>
    public IReadOnlyList<VerifiedSignature>? Verify(IEnumerable<VerifierKey> keys)
    {
        var verified = new List<VerifiedSignature>();
        foreach (var key in keys)
        {
            VerifiedSignature? best = null;
            foreach (var line in Signatures.Where(line => line.Name == key.Name && line.KeyId == key.Id))
            {
                if (!key.Verify(Text, line.Signature, out var time))
                {
                    return null;
                }

                if (best is null || time > best.Time)
                {
                    best = new VerifiedSignature(key, line, time);
                }
            }

            if (best is not null)
            {
                verified.Add(best);
            }
        }

        return verified;
    }

    /// <summary>The same text with these signatures instead.</summary>
    public SignedNote WithSignatures(IEnumerable<NoteSignature> signatures) => new(Text, [.. signatures]);

    /// <summary>The note as bytes.</summary>
    public byte[] ToBytes()
    {
        var lines = new StringBuilder("\n");
        foreach (var signature in Signatures)
        {
            lines.Append(signature.ToLine());
        }

        return [.. Text, .. StrictUtf8.GetBytes(lines.ToString())];
    }

    /// <summary>Reads one signature line without its line feed.</summary>
    /// <returns>The signature, or <see langword="null"/> if the line is malformed.</returns>
    public static NoteSignature? ParseLine(string line)
    {
        if (!line.StartsWith(LinePrefix, StringComparison.Ordinal)
            || line[LinePrefix.Length..].Split(' ') is not [var name, var encoded] || !VerifierKey.IsName(name)
            || StrictBase64.TryDecode(encoded) is not { Length: > KeyIdSizeBytes } bytes)
        {
            return null;
        }

        return new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[KeyIdSizeBytes..]);
    }

    private static bool IsCleanText(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value < 0x20 && value != (byte)'\n')
            {
                return false;
            }
        }

        return System.Text.Unicode.Utf8.IsValid(bytes);
    }
}

/// <summary>One signature line of a note.</summary>
/// <param name="Name">Name of the key.</param>
/// <param name="KeyId">Id of the key.</param>
/// <param name="Signature">Everything after the key id.</param>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Signature)
{
    /// <summary>When a cosignature says it was made, whoever made it; <see langword="null"/> for a plain signature.
    /// </summary>
    public DateTimeOffset? ClaimedTime =>
        Signature.Length == sizeof(ulong) + Ed25519Key.SignatureSizeBytes
        && BinaryPrimitives.ReadUInt64BigEndian(Signature) is var seconds
        && seconds <= (ulong)VerifierKey.MaxUnixSeconds
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;

    /// <summary>The line with its line feed.</summary>
    public string ToLine()
    {
        var bytes = new byte[sizeof(uint) + Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Signature.CopyTo(bytes, sizeof(uint));
        return $"\u2014 {Name} {Convert.ToBase64String(bytes)}\n";
    }
}

/// <summary>A signature line that was found good.</summary>
/// <param name="Key">Whose it is.</param>
/// <param name="Line">The line.</param>
/// <param name="Time">When a cosigner made it; <see langword="null"/> for a plain signature.</param>
public sealed record VerifiedSignature(VerifierKey Key, NoteSignature Line, DateTimeOffset? Time);
