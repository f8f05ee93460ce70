using System.Globalization;
using System.Security.Cryptography;
using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store;

/// <summary>Blobs, checked against their hash whenever they are read back.</summary>
/// <remarks>LiteDB's own file storage is not atomic and after a crash may mix two versions of a file. A short blob lies
/// in its head: each row in a table ordered by hash changes pages all over its index, and one is half of two.</remarks>
internal sealed class BlobTable(DurableEngine engine)
{
    /// <summary>Collection of heads, one per blob; a blob exists when its head does.</summary>
    public const string Heads = "blobs";

    /// <summary>Collection of the pieces of long blobs.</summary>
    public const string Chunks = "chunks";

    private const string Size = "size";
    private const string Bytes = "bytes";

    // As LiteDB's own files: the most that fits a whole number of pages well.
    private const int ChunkSizeBytes = 255 * 1024;

    // A transaction holds its pages in memory.
    private const int TransactionSizeBytes = 32 * 1024 * 1024;
    private const int ChunksPerTransaction = TransactionSizeBytes / ChunkSizeBytes;

    /// <summary>Raised when a damaged blob was let go: it is to be fetched again.</summary>
    public event Action? Lost;

    /// <summary>Whether a blob is held.</summary>
    public bool Has(Hash hash) => engine.Read(current => new Table(current, Heads).Contains(hash.ToString()));

    /// <summary>The hashes of all blobs.</summary>
    public HashSet<Hash> List() => engine.Read(List);

    /// <summary>The hashes of all blobs. Runs on the store's thread.</summary>
    public static HashSet<Hash> List(LiteEngine current) =>
        [.. new Table(current, Heads).Keys()
            .Select(key => Hash.TryParse(key.AsString, out var hash) ? hash : default)];

    /// <summary>Which of several blobs are not held.</summary>
    public List<BlobReference> Lacking(IEnumerable<BlobReference> blobs) => engine.Read(current =>
    {
        var heads = new Table(current, Heads);
        return blobs.DistinctBy(blob => blob.Sha256)
            .Where(blob => !heads.Contains(blob.Sha256.ToString()))
            .ToList();
    });

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

    /// <summary>Keeps blobs that are not held yet, with one flush for as many as fit into a transaction.</summary>
    public void Write(params IReadOnlyList<Blob> blobs)
    {
        var batch = new List<Blob>();
        var sizeBytes = 0L;
        foreach (var blob in blobs.DistinctBy(blob => blob.Hash))
        {
            if (blob.Bytes.Length > TransactionSizeBytes)
            {
                WriteLong(blob);
                continue;
            }

            if (sizeBytes + blob.Bytes.Length > TransactionSizeBytes)
            {
                WriteBatch(batch);
                batch.Clear();
                sizeBytes = 0;
            }

            batch.Add(blob);
            sizeBytes += blob.Bytes.Length;
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

    /// <summary>Removes blobs so that their bytes are gone: rows that are only deleted stay readable in the file until
    /// something else needs the room. Runs on the store's thread.</summary>
    public static bool Erase(LiteEngine current, IEnumerable<Hash> hashes)
    {
        foreach (var key in hashes.Select(hash => hash.ToString()))
        {
            Overwrite(new Table(current, Chunks), ChunkRows(current, key));
            var heads = new Table(current, Heads);
            Overwrite(heads, heads.Find(key) is { } head ? [head] : []);
        }

        return true;
    }

    private static void Overwrite(Table table, List<BsonDocument> rows)
    {
        foreach (var row in rows)
        {
            if (row[Bytes] is { IsBinary: true } bytes)
            {
                // As long as before, so that it takes the same place.
                row[Bytes] = new byte[bytes.AsBinary.Length];
                table.Upsert(row);
            }

            table.Delete(row["_id"]);
        }
    }

    private static int ChunkCount(byte[] bytes) => Math.Max(1, (bytes.Length + ChunkSizeBytes - 1) / ChunkSizeBytes);

    private void WriteBatch(List<Blob> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        engine.Write(current =>
        {
            var heads = new Table(current, Heads);
            foreach (var blob in batch)
            {
                var key = blob.Hash.ToString();
                if (heads.Contains(key))
                {
                    continue;
                }

                if (blob.Bytes.Length <= ChunkSizeBytes)
                {
                    heads.Insert(new BsonDocument
                    {
                        ["_id"] = key, [Size] = (long)blob.Bytes.Length, [Bytes] = blob.Bytes,
                    });
                }
                else
                {
                    WriteChunks(current, blob, 0, ChunkCount(blob.Bytes));
                }
            }

            return true;
        });
    }

    private void WriteLong(Blob blob)
    {
        if (Has(blob.Hash))
        {
            return;
        }

        var count = ChunkCount(blob.Bytes);
        for (var first = 0; first < count; first += ChunksPerTransaction)
        {
            var next = Math.Min(first + ChunksPerTransaction, count);
            engine.Write(current => WriteChunks(current, blob, first, next));
        }
    }

    private static bool WriteChunks(LiteEngine current, Blob blob, int first, int next)
    {
        var key = blob.Hash.ToString();
        var chunks = new Table(current, Chunks);
        for (var index = first; index < next; index++)
        {
            var start = index * ChunkSizeBytes;
            var size = Math.Min(ChunkSizeBytes, blob.Bytes.Length - start);
            chunks.Upsert(new BsonDocument
            {
                ["_id"] = ChunkKey(key, index),
                [Bytes] = blob.Bytes.AsSpan(start, size).ToArray(),
            });
        }

        // Written last: what has a head is complete.
        if (next == ChunkCount(blob.Bytes))
        {
            new Table(current, Heads).Insert(new BsonDocument { ["_id"] = key, [Size] = (long)blob.Bytes.Length });
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

        if (head[Bytes] is { IsBinary: true } whole)
        {
            return whole.AsBinary;
        }

        var bytes = new MemoryStream((int)Math.Min(head[Size].AsInt64, Array.MaxLength));
        foreach (var row in ChunkRows(current, key))
        {
            bytes.Write(row[Bytes].AsBinary);
        }

        return bytes.ToArray();
    }

    private static List<BsonDocument> ChunkRows(LiteEngine current, string key) =>
        new Table(current, Chunks).Between(ChunkKey(key, 0), ChunkKey(key, 99_999));

    private static string ChunkKey(string key, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{key}:{index:D5}");
}
