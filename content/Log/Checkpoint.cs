namespace VillagePublic.Content.Log;

/// <summary>What a log states about itself: its name, how many entries it has, and the root hash over them.</summary>
/// <remarks>Text form (c2sp.org/tlog-checkpoint, without extension lines): origin, size, root, one line each.</remarks>
/// <param name="Origin">The log's name.</param>
/// <param name="Size">Number of entries, at least 0.</param>
/// <param name="Root">Root hash of the tree.</param>
public sealed record Checkpoint(string Origin, long Size, Hash Root)
{
    /// <summary>Longest text accepted, in characters: a name, nineteen digits and a hash need far less.</summary>
    public const int MaxLength = 1024;

    /// <summary>Reads the text of a checkpoint.</summary>
    /// <returns>The checkpoint, or <see langword="null"/> if <paramref name="text"/> is malformed.</returns>
    public static Checkpoint? TryParse(string text)
    {
        if (text.Length > MaxLength || text.Split('\n') is not [var origin, var sizeText, var rootText, ""]
            || !VerifierKey.IsName(origin)
            || !StrictDecimal.TryParse(sizeText, out var size)
            || !Hash.TryParseBase64(rootText, out var root)
            || (size == 0 && root != MerkleTree.EmptyRoot))
        {
            return null;
        }

        var checkpoint = new Checkpoint(origin, size, root);

        // One byte string per checkpoint, or two parties could sign "different" equal states.
        return checkpoint.ToString() == text ? checkpoint : null;
    }

    /// <summary>The text that is signed: three lines, each ended by a line feed.</summary>
    public override string ToString() => $"{Origin}\n{StrictDecimal.Format(Size)}\n{Root.ToBase64()}\n";
}
