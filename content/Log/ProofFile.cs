using System.Text;

namespace VillagePublic.Content.Log;

/// <summary>A proof that fits in one small file: an entry is in a log somebody signed (c2sp.org/tlog-proof).</summary>
/// <param name="Index">Index of the entry.</param>
/// <param name="Hashes">Inclusion proof, lowest hash first.</param>
/// <param name="Note">The signed checkpoint.</param>
/// <param name="Extra">Further bytes of the application; <see langword="null"/> when there are none.</param>
public sealed record ProofFile(long Index, IReadOnlyList<Hash> Hashes, byte[] Note, byte[]? Extra = null)
{
    /// <summary>Longest file read: 63 hashes and a note.</summary>
    public const int MaxSizeBytes = SignedNote.MaxSizeBytes + (16 * 1024);

    private const string FirstLine = "c2sp.org/tlog-proof@v1";

    /// <summary>Reads a proof file.</summary>
    /// <returns>The proof, or <see langword="null"/> if it is malformed.</returns>
    public static ProofFile? TryParse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\n\n"u8);
        if (bytes.Length > MaxSizeBytes || end < 0 || !System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return null;
        }

        var lines = StrictUtf8.GetString(bytes[..end]).Split('\n').AsSpan();
        if (lines.Length < 2 || lines[0] != FirstLine)
        {
            return null;
        }

        lines = lines[1..];
        byte[]? extra = null;
        if (lines[0].StartsWith("extra ", StringComparison.Ordinal))
        {
            if (StrictBase64.TryDecode(lines[0]["extra ".Length..]) is not { } decoded || lines.Length < 2)
            {
                return null;
            }

            extra = decoded;
            lines = lines[1..];
        }

        if (!lines[0].StartsWith("index ", StringComparison.Ordinal)
            || !StrictDecimal.TryParse(lines[0]["index ".Length..], out var index)
            || ParseHashes(lines[1..]) is not { } hashes)
        {
            return null;
        }

        return new ProofFile(index, hashes, bytes[(end + 2)..].ToArray(), extra);
    }

    /// <summary>Whether the entry is in the log of the key at the place the proof says.</summary>
    /// <param name="entry">Bytes of the entry.</param>
    /// <param name="key">The log's key.</param>
    /// <returns>The checkpoint that vouches for it; <see langword="null"/> when anything does not match.</returns>
    public Checkpoint? Verify(ReadOnlySpan<byte> entry, VerifierKey key)
    {
        if (SignedNote.TryParse(Note) is not { } note || note.Verify([key]) is not [_]
            || Checkpoint.TryParse(StrictUtf8.GetString(note.Text)) is not { } checkpoint
            || checkpoint.Origin != key.Name)
        {
            return null;
        }

        var leaf = MerkleTree.LeafHash(entry);
        return MerkleProof.VerifyInclusion(Hashes, Index, checkpoint.Size, checkpoint.Root, leaf)
            ? checkpoint
            : null;
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(FirstLine).Append('\n');
        if (Extra is not null)
        {
            text.Append("extra ").Append(Convert.ToBase64String(Extra)).Append('\n');
        }

        text.Append("index ").Append(StrictDecimal.Format(Index)).Append('\n');
        foreach (var hash in Hashes)
        {
            text.Append(hash.ToBase64()).Append('\n');
        }

        return [.. StrictUtf8.GetBytes(text.Append('\n').ToString()), .. Note];
    }

    private static List<Hash>? ParseHashes(ReadOnlySpan<string> lines)
    {
        var hashes = new List<Hash>();
        foreach (var line in lines)
        {
            if (hashes.Count == MerkleProof.MaxHashCount || !Hash.TryParseBase64(line, out var hash))
            {
                return null;
            }

            hashes.Add(hash);
        }

        return hashes;
    }
}
