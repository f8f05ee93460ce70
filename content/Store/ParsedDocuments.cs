using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Store;

/// <summary>Documents read lately, so that they are not parsed at every touch. Bounded. Thread-safe.</summary>
/// <remarks>Two generations: what is read moves into the younger one; when that is full the older one is let go.
/// </remarks>
internal sealed class ParsedDocuments
{
    /// <summary>Most documents kept: two years of a busy village, some 50 MB.</summary>
    public const int MaxCount = 2 * GenerationCount;

    private const int GenerationCount = 600;

    private readonly Lock gate = new();
    private Dictionary<long, ParsedDocument> younger = [];
    private Dictionary<long, ParsedDocument> older = [];

    /// <summary>How many are kept now.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return younger.Count + older.Count;
            }
        }
    }

    /// <summary>The document of an entry; <see langword="null"/> when it is not kept.</summary>
    public ParsedDocument? Find(long entryIndex)
    {
        lock (gate)
        {
            if (younger.TryGetValue(entryIndex, out var document))
            {
                return document;
            }

            return older.Remove(entryIndex, out document) ? Keep_NeedsLock(entryIndex, document) : null;
        }
    }

    /// <summary>Keeps a document and returns the one kept: two threads that parsed it see the same.</summary>
    public ParsedDocument Keep(long entryIndex, ParsedDocument document)
    {
        lock (gate)
        {
            return younger.TryGetValue(entryIndex, out var known) ? known : Keep_NeedsLock(entryIndex, document);
        }
    }

    private ParsedDocument Keep_NeedsLock(long entryIndex, ParsedDocument document)
    {
        if (younger.Count == GenerationCount)
        {
            (older, younger) = (younger, []);
        }

        older.Remove(entryIndex);
        younger.Add(entryIndex, document);
        return document;
    }
}
