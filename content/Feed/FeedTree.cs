using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Feed;

/// <summary>A log as a tree of files: what any web server, stick or mirror could hold. Thread-safe.</summary>
/// <remarks>Partial tiles and bundles are cut from the full data when asked for, never stored.</remarks>
/// <param name="store">The log.</param>
/// <param name="key">The log's key as known here, until its own entries name a later one. It is given out as
/// <c>vkey</c>; whoever follows pins it and does not ask again.</param>
public sealed class FeedTree(ILogStore store, VerifierKey key)
{
    /// <summary>Address of the head.</summary>
    public const string CheckpointPath = "checkpoint";

    /// <summary>Address of the log's key.</summary>
    public const string KeyPath = "vkey";

    /// <summary>Address of all entries that name keys, one a line: how a follower that knows only a former key comes to
    /// the present one before it can believe the head.</summary>
    public const string KeysPath = "keys";

    /// <summary>Longest file of keys: some hundred changes.</summary>
    public const int MaxKeysSizeBytes = 1024 * 1024;

    private const string ProofPrefix = "proof/";
    private const string Octets = "application/octet-stream";
    private const string Text = "text/plain; charset=utf-8";

    // What one publication makes a thousand kiosks ask for, and some more.
    private const int RecentCount = 32;

    private readonly RecentFiles recent = new(RecentCount);

    /// <summary>Address of a blob.</summary>
    public static string BlobPath(Hash hash)
    {
        var name = hash.ToString();
        return $"blob/{name[..2]}/{name}";
    }

    /// <summary>Address of the proof file of an entry, made against the present head.</summary>
    public static string ProofPath(long entryIndex) => ProofPrefix + StrictDecimal.Format(entryIndex);

    /// <summary>The file at an address relative to the feed; <see langword="null"/> when there is none.</summary>
    public FeedFile? Read(string path) => path switch
    {
        CheckpointPath => store.ReadHead() is { } head ? Changing(head.Note) : null,
        KeyPath => Changing(StrictUtf8.GetBytes(KeyNow() + "\n")),
        KeysPath => store.ReadKeyEntries() is { Count: > 0 } entries ? Changing(Lines(entries)) : null,
        _ when path.StartsWith("blob/", StringComparison.Ordinal) => ReadBlob(path),
        _ when path.StartsWith(ProofPrefix, StringComparison.Ordinal) => ReadProof(path[ProofPrefix.Length..]),
        _ => recent.Read(path, () =>
            TilePath.TryParse(path) is { } tile && ReadTile(tile) is { } bytes ? Fixed(bytes, path) : null),
    };

    /// <summary>How many entries the log has.</summary>
    public long Size => store.ReadHead()?.Checkpoint.Size ?? 0;

    /// <summary>Whether a note, signed by a key of the log, speaks of more than the log holds.</summary>
    public bool IsBehind(ReadOnlySpan<byte> note) =>
        (KeyHistory.TryRead(key.Name, store.ReadKeyEntries())?.TryReadAny(note) ?? LogNote.TryRead(note, key))
            is { } other && other.Checkpoint.Size > Size;

    /// <summary>Every address of the log as it is now, the head last: the order in which a copy is made.</summary>
    /// <param name="since">Entries that the copy is known to have whole: what they brought is left out.</param>
    public IEnumerable<string> List(long since = 0)
    {
        if (store.ReadHead() is not { } head)
        {
            yield break;
        }

        var done = since;
        for (var (level, count) = (0, head.Checkpoint.Size); count > 0; level++, count /= TilePath.FullWidth)
        {
            for (var index = done / TilePath.FullWidth; index * TilePath.FullWidth < count; index++)
            {
                var width = (int)Math.Min(TilePath.FullWidth, count - (index * TilePath.FullWidth));
                if (level == 0)
                {
                    yield return new TilePath(TilePath.EntriesLevel, index, width).ToString();
                }

                yield return new TilePath(level, index, width).ToString();
            }

            done /= TilePath.FullWidth;
        }

        foreach (var hash in ListBlobs(since, head.Checkpoint.Size).Where(store.HasBlob))
        {
            yield return BlobPath(hash);
        }

        yield return KeysPath;
        yield return KeyPath;
        yield return CheckpointPath;
    }

    /// <summary>The file at <see cref="KeysPath"/>. Entries hold no line feeds.</summary>
    internal static byte[] Lines(IReadOnlyList<byte[]> entries) =>
        [.. entries.SelectMany(entry => entry.Append((byte)'\n'))];

    /// <summary>The entries in the file at <see cref="KeysPath"/>.</summary>
    internal static IEnumerable<byte[]> SplitLines(byte[] lines)
    {
        var start = 0;
        for (int length; (length = Array.IndexOf(lines, (byte)'\n', start) - start) >= 0; start += length + 1)
        {
            yield return lines[start..(start + length)];
        }
    }

    private string KeyNow() =>
        store.ReadKeyEntries() is [.., var last] && LogEntryFormat.TryParse(last) is { } entry
            ? entry.Keys[0]
            : key.ToString();

    /// <summary>Addresses at which a copy made earlier may still hold what was erased since.</summary>
    public IEnumerable<string> ListErased() => store.ListErased().Select(BlobPath);

    private static FeedFile Changing(byte[] bytes) =>
        new(bytes, Text, false, $"\"{Hash.Of(bytes).ToString()[..32]}\"");

    private static FeedFile Fixed(byte[] bytes, string path) =>
        new(bytes, Octets, true, $"\"{Hash.Of(StrictUtf8.GetBytes(path)).ToString()[..32]}\"");

    private IEnumerable<Hash> ListBlobs(long since, long size)
    {
        var seen = new HashSet<Hash>();
        for (var first = since; first < size; first += TilePath.FullWidth)
        {
            foreach (var bytes in store.ReadEntries(first, (int)Math.Min(TilePath.FullWidth, size - first)))
            {
                foreach (var blob in LogEntryFormat.TryParse(bytes)?.Blobs ?? [])
                {
                    if (seen.Add(blob.Sha256))
                    {
                        yield return blob.Sha256;
                    }
                }
            }
        }
    }

    private FeedFile? ReadProof(string index) =>
        StrictDecimal.TryParse(index, out var entryIndex) && EntryProof.Make(store, entryIndex) is { } proof
            ? Changing(proof)
            : null;

    private FeedFile? ReadBlob(string path) =>
        path.Split('/') is ["blob", var shard, var name] && Hash.TryParse(name, out var hash) && name[..2] == shard
        && store.ReadBlob(hash) is { } bytes
            ? Fixed(bytes, path)
            : null;

    private byte[]? ReadTile(TilePath path)
    {
        if (path.Index > long.MaxValue / TilePath.FullWidth)
        {
            return null;
        }

        if (path.Level != TilePath.EntriesLevel)
        {
            var tile = store.ReadTile(path.Level, path.Index);
            return tile is not null && tile.Length >= path.Width * Hash.SizeBytes
                ? tile[..(path.Width * Hash.SizeBytes)]
                : null;
        }

        var entries = store.ReadEntries(path.Index * TilePath.FullWidth, path.Width);
        return entries.Count == path.Width ? EntryBundle.Encode(entries) : null;
    }
}

/// <summary>One file of a feed.</summary>
/// <param name="Bytes">Content.</param>
/// <param name="MediaType">Media type for HTTP.</param>
/// <param name="IsImmutable">Whether the content at this address never changes.</param>
/// <param name="EntityTag">Entity tag with its quotes.</param>
public sealed record FeedFile(byte[] Bytes, string MediaType, bool IsImmutable, string EntityTag)
{
    /// <summary>How long caches may keep it.</summary>
    public string CacheControl => IsImmutable ? "public, max-age=31536000, immutable" : "public, max-age=2";
}
