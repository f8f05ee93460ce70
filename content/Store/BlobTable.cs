using System.Globalization;
using System.Security.Cryptography;
using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store;

/// <summary>Blobs in pieces, checked against their hash whenever they are read back.</summary>
/// <remarks>LiteDB's own file storage is not atomic and after a crash may mix two versions of a file.</remarks>
internal sealed class BlobTable(DurableEngine engine)
{
    /// <summary>Collection of heads, one per blob; a blob exists when its head does.</summary>
    public const string Heads = "blobs";

    /// <summary>Collection of pieces.</summary>
    public const string Chunks = "chunks";

    // As LiteDB's own files: the most that fits a whole number of pages well.
    private const int ChunkSizeBytes = 255 * 1024;

    // A transaction holds its pages in memory; 128 pieces are 32 MB.
    private const int ChunksPerTransaction = 128;

    /// <summary>Raised when a damaged blob was let go: it is to be fetched again.</summary>
    public event Action? Lost;

    /// <summary>Whether a blob is held.</summary>
    public bool Has(Hash hash) => engine.Read(current => new Table(current, Heads).Contains(hash.ToString()));

    /// <summary>The hashes of all blobs.</summary>
    public HashSet<Hash> List() => engine.Read(List);

    /// <summary>The hashes of all blobs. Runs on the store's thread.</summary>
    public static HashSet<Hash> List(LiteEngine current) =>
        [.. new Table(current, Heads).All()
            .Select(row => Hash.TryParse(row["_id"].AsString, out var hash) ? hash : default)];

    /// <summary>A blob's bytes; a damaged one is let go, so that it can be fetched again.</summary>
    public byte[]? Read(Hash hash)
    {
        var key = hash.ToString();
        var bytes = engine.Read(current => ReadUnchecked(current, key));
        if (bytes is null)
        {
            return null;
        }

        if (SHA256.HashData(bytes).AsSpan().SequenceEqual(hash.Bytes))
        {
            return bytes;
        }

        Delete(hash);
        Lost?.Invoke();
        return null;
    }

    /// <summary>Keeps a blob unless it is held. The caller has checked the hash.</summary>
    public void Write(Hash hash, byte[] bytes)
    {
        if (Has(hash))
        {
            return;
        }

        var key = hash.ToString();
        var count = (bytes.Length + ChunkSizeBytes - 1) / ChunkSizeBytes;
        for (var first = 0; first == 0 || first < count; first += ChunksPerTransaction)
        {
            var next = Math.Min(first + ChunksPerTransaction, count);
            engine.Write(current => WriteChunks(current, key, bytes, first, next, isLast: next == count));
        }
    }

    /// <summary>Keeps several blobs with one flush for as many as fit into a transaction.</summary>
    public void WriteAll(IReadOnlyList<byte[]> blobs)
    {
        var batch = new List<byte[]>();
        var count = 0;
        foreach (var bytes in blobs)
        {
            var chunkCount = (bytes.Length / ChunkSizeBytes) + 1;
            if (chunkCount > ChunksPerTransaction)
            {
                Write(Hash.Of(bytes), bytes);
                continue;
            }

            if (count + chunkCount > ChunksPerTransaction)
            {
                WriteBatch(batch);
                batch.Clear();
                count = 0;
            }

            batch.Add(bytes);
            count += chunkCount;
        }

        WriteBatch(batch);
    }

    /// <summary>Removes a blob; says whether it was held.</summary>
    public bool Delete(Hash hash) => engine.Write(current =>
    {
        var key = hash.ToString();
        foreach (var row in ChunkRows(current, key))
        {
            new Table(current, Chunks).Delete(row["_id"]);
        }

        return new Table(current, Heads).Delete(key);
    });

    private void WriteBatch(List<byte[]> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var named = batch.Select(bytes => (Key: Hash.Of(bytes).ToString(), Bytes: bytes))
            .DistinctBy(blob => blob.Key).ToArray();
        engine.Write(current =>
        {
            var heads = new Table(current, Heads);
            foreach (var (key, bytes) in named.Where(blob => !heads.Contains(blob.Key)))
            {
                var count = (bytes.Length + ChunkSizeBytes - 1) / ChunkSizeBytes;
                WriteChunks(current, key, bytes, 0, count, isLast: true);
            }

            return true;
        });
    }

    private static bool WriteChunks(LiteEngine current, string key, byte[] bytes, int first, int next, bool isLast)
    {
        var chunks = new Table(current, Chunks);
        for (var index = first; index < next; index++)
        {
            var start = index * ChunkSizeBytes;
            var size = Math.Min(ChunkSizeBytes, bytes.Length - start);
            chunks.Upsert(new BsonDocument
            {
                ["_id"] = ChunkKey(key, index),
                ["bytes"] = bytes.AsSpan(start, size).ToArray(),
            });
        }

        // Written last: what has a head is complete.
        if (isLast)
        {
            new Table(current, Heads).Upsert(new BsonDocument { ["_id"] = key, ["size"] = (long)bytes.Length });
        }

        return true;
    }

    /// <summary>A blob's bytes as they are. Runs on the store's thread.</summary>
    public static byte[]? ReadUnchecked(LiteEngine current, string key)
    {
        if (new Table(current, Heads).Find(key) is not { } head)
        {
            return null;
        }

        var bytes = new MemoryStream((int)Math.Min(head["size"].AsInt64, Array.MaxLength));
        foreach (var row in ChunkRows(current, key))
        {
            bytes.Write(row["bytes"].AsBinary);
        }

        return bytes.ToArray();
    }

    private static List<BsonDocument> ChunkRows(LiteEngine current, string key) =>
        new Table(current, Chunks).Between(ChunkKey(key, 0), ChunkKey(key, 99_999));

    private static string ChunkKey(string key, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{key}:{index:D5}");
}
