using System.Security.Cryptography;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store;

/// <summary>Makes the library's snapshots from stored entries, reading each entry once.</summary>
internal sealed class LibraryWriter(Func<byte[], LogEntry?> readEntry, VillageLibrary library)
{
    // Entries read at a time, so that others get their turn on the store's thread while a big log is opened.
    private const int BatchSize = 1024;

    private readonly List<PublishedRevision> revisions = [];
    private long nextIndex;

    /// <summary>What is written to.</summary>
    public VillageLibrary Library => library;

    /// <summary>Reads the entries that are new and shows them.</summary>
    public void CatchUp(DurableEngine engine)
    {
        var (head, verifiedAt) = engine.Read(current =>
            (LogTable.ReadHead(current), StateTable.ReadVerifiedAt(current)));
        while (head is not null && nextIndex < head.Checkpoint.Size)
        {
            var count = (int)Math.Min(BatchSize, head.Checkpoint.Size - nextIndex);
            foreach (var bytes in engine.Read(current => LogTable.ReadEntries(current, nextIndex, count)))
            {
                if (readEntry(bytes) is { } entry)
                {
                    revisions.Add(new PublishedRevision(nextIndex, LeafHash(bytes), entry));
                }

                nextIndex++;
            }
        }

        // The stored time is only kept once a minute; what is shown already may be later.
        var confirmedAt = library.Current.VerifiedAt is { } shown && shown > verifiedAt ? shown : verifiedAt;
        library.Replace(new VillageSnapshot(head?.Checkpoint, confirmedAt, [.. revisions]));
    }

    // RFC 6962: SHA-256(0x00 || entry).
    private static Hash LeafHash(byte[] entry) => new(SHA256.HashData([0x00, .. entry]));
}
