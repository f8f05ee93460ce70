using System.Globalization;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store;

namespace VillagePublic.Content.Links;

/// <summary>The short address in a QR code: names exactly one revision by the beginning of its leaf hash.</summary>
/// <remarks>
/// Format, after <c>/Q/</c>: <c>LEAF</c>, <c>LEAF-SIZE-ROOT</c> or <c>LEAF-SIZE-ROOT-R</c>. LEAF and ROOT are prefixes
/// of the entry's leaf hash and of a root hash in Crockford's 32 characters; SIZE is that root's tree size in decimal
/// without leading zeros. The second form is what a screen shows: it says which log the screen saw. The third stands on
/// a receipt, which somebody may keep for years. One spelling per address.
/// </remarks>
/// <param name="Leaf">Prefix of the leaf hash, 8 to 51 characters.</param>
/// <param name="Seen">The state of the log where the code was shown; <see langword="null"/> on paper and in links.
/// </param>
public sealed record ShortAddress(string Leaf, SeenLog? Seen = null)
{
    private const string ReceiptMark = "R";

    /// <summary>Fewest characters looked up: 40 bits, short enough to be typed from a poster.</summary>
    public const int MinimumLength = 8;

    /// <summary>Characters written: 80 bits, so that nobody finds another document that fits the code.</summary>
    public const int UsualLength = 16;

    /// <summary>Most characters: 255 of the 256 bits.</summary>
    public const int MaximumLength = 51;

    /// <summary>First path segment of every short address.</summary>
    public const string Segment = "Q";

    /// <summary>Whether it stands on a receipt rather than on a screen.</summary>
    public bool IsReceipt { get; init; }

    /// <summary>The address of a revision, longer than usual where another entry begins alike.</summary>
    /// <param name="snapshot">The log that holds it.</param>
    /// <param name="revision">The revision.</param>
    public static ShortAddress For(VillageSnapshot snapshot, PublishedRevision revision)
    {
        var length = UsualLength;
        while (length < MaximumLength && snapshot.All.Any(other => Collides(other, revision, length)))
        {
            length++;
        }

        return new ShortAddress(CodeText.Prefix(revision.LeafHash.Bytes, length));
    }

    /// <summary>Reads what stands after <c>/Q/</c>; <see langword="null"/> when it is no short address.</summary>
    public static ShortAddress? TryParse(string code)
    {
        var parts = code.Split('-');
        if (!IsPrefix(parts[0]))
        {
            return null;
        }

        return parts switch
        {
            [var leaf] => new ShortAddress(leaf),
            [var leaf, var size, var root] when SeenLog.TryParse(size, root) is { } seen =>
                new ShortAddress(leaf, seen),
            [var leaf, var size, var root, ReceiptMark] when SeenLog.TryParse(size, root) is { } seen =>
                new ShortAddress(leaf, seen) { IsReceipt = true },
            _ => null,
        };
    }

    /// <summary>The same address with the state of the log it is shown from.</summary>
    public ShortAddress SeenAt(Checkpoint checkpoint) => this with { Seen = SeenLog.Of(checkpoint) };

    /// <summary>The same address for a receipt over a state of the log.</summary>
    public ShortAddress ReceiptOf(Checkpoint checkpoint) => SeenAt(checkpoint) with { IsReceipt = true };

    /// <summary>The revision meant, among those of a log.</summary>
    public ShortAddressMatch FindIn(VillageSnapshot snapshot)
    {
        var matches = snapshot.All
            .Where(revision => CodeText.Prefix(revision.LeafHash.Bytes, Leaf.Length) == Leaf)
            .ToList();
        return matches switch
        {
            [] => new ShortAddressMatch.Unknown(),
            [var revision] => new ShortAddressMatch.Found(revision),
            _ => new ShortAddressMatch.Ambiguous(matches),
        };
    }

    /// <summary>The whole address: upper-case where case does not matter, so that its QR code stays small.</summary>
    /// <param name="baseAddress">Where the village's pages stand, <c>http://host[:port]/</c> or below it
    /// <c>v/CODE/</c>. Any other path keeps its case.</param>
    public string ToAddress(Uri baseAddress)
    {
        var path = baseAddress.AbsolutePath.TrimEnd('/');
        var isVillagePath = path.StartsWith("/v/", StringComparison.OrdinalIgnoreCase);
        var root = baseAddress.GetLeftPart(UriPartial.Authority).ToUpperInvariant();
        return $"{root}{(isVillagePath ? path.ToUpperInvariant() : path)}/{Segment}/{this}";
    }

    /// <summary>What stands after <c>/Q/</c>.</summary>
    public override string ToString() =>
        Seen is null ? Leaf : $"{Leaf}-{Seen}{(IsReceipt ? "-" + ReceiptMark : "")}";

    internal static bool IsPrefix(string text) =>
        text.Length is >= MinimumLength and <= MaximumLength && CodeText.IsValid(text);

    private static bool Collides(PublishedRevision other, PublishedRevision revision, int length) =>
        other.EntryIndex != revision.EntryIndex
        && CodeText.Prefix(other.LeafHash.Bytes, length) == CodeText.Prefix(revision.LeafHash.Bytes, length);
}

/// <summary>Which log a screen saw when it showed a code.</summary>
/// <param name="Size">Tree size, at least 1.</param>
/// <param name="RootPrefix">Beginning of the root hash.</param>
public sealed record SeenLog(long Size, string RootPrefix)
{
    /// <summary>Characters of the root hash: 100 bits.</summary>
    public const int RootLength = 20;

    /// <summary>What a checkpoint says, shortened.</summary>
    public static SeenLog Of(Checkpoint checkpoint) =>
        new(checkpoint.Size, CodeText.Prefix(checkpoint.Root.Bytes, RootLength));

    /// <summary>Whether a root hash begins as the screen's did.</summary>
    public bool Agrees(Hash root) => CodeText.Prefix(root.Bytes, RootPrefix.Length) == RootPrefix;

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Size}-{RootPrefix}");

    internal static SeenLog? TryParse(string size, string root)
    {
        var isNumber = long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= 1
            && size[0] != '0';
        return isNumber && root.Length == RootLength && CodeText.IsValid(root) ? new SeenLog(value, root) : null;
    }
}

/// <summary>What a short address means in a log.</summary>
public abstract record ShortAddressMatch
{
    private ShortAddressMatch()
    {
    }

    /// <summary>Exactly one revision.</summary>
    public sealed record Found(PublishedRevision Revision) : ShortAddressMatch;

    /// <summary>No entry of this log: mistyped, forged, or newer than what this server holds.</summary>
    public sealed record Unknown : ShortAddressMatch;

    /// <summary>Several entries begin alike; more characters of the code are needed.</summary>
    public sealed record Ambiguous(IReadOnlyList<PublishedRevision> Revisions) : ShortAddressMatch;
}
