using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>The latest revision of every document of a log, and whether an entry may follow. Not thread-safe.</summary>
/// <remarks>Of an entry it keeps what the next one is judged by and no more: a log may have a million.</remarks>
internal sealed class RevisionChain
{
    private readonly Dictionary<string, Link> latest = new(StringComparer.Ordinal);
    private readonly HashSet<Hash> erased = [];

    /// <summary>The keys the log has had.</summary>
    public KeyHistory Keys { get; private set; } = KeyHistory.Empty;

    /// <summary>Files that were erased: no follower may look for them.</summary>
    public IReadOnlySet<Hash> Erased => erased;

    /// <summary>Index of the entry of a document's latest revision; <see langword="null"/> when there is none.
    /// </summary>
    public long? Latest(string id) => latest.TryGetValue(id, out var link) ? link.EntryIndex : null;

    /// <summary>The first thing that keeps an entry from being the next, or <see langword="null"/>.</summary>
    public LocalText? Fault(LogEntry entry)
    {
        var isKnown = latest.TryGetValue(entry.Id, out var link);
        if (entry.Kind == EntryKind.Publish && isKnown)
        {
            return new LocalText($"“{entry.Id}”已经公开过。", $"'{entry.Id}' is published already.");
        }

        if (entry.Kind is EntryKind.Correct or EntryKind.Withdraw && !isKnown)
        {
            return new LocalText($"“{entry.Id}”还没有公开过。", $"'{entry.Id}' was never published.");
        }

        if (entry.Kind == EntryKind.Withdraw && link.Kind == EntryKind.Withdraw)
        {
            return new LocalText($"“{entry.Id}”已经撤回了。", $"'{entry.Id}' is withdrawn already.");
        }

        if (isKnown && (entry.Previous != link.EntryIndex || entry.Revision != link.Revision + 1))
        {
            return new LocalText(
                $"“{entry.Id}”这期间已有新的修订。", $"'{entry.Id}' has a newer revision than the one this follows.");
        }

        return !isKnown && entry.Revision != 1
            ? new LocalText($"“{entry.Id}”缺前面的修订。", $"'{entry.Id}' lacks the revisions before this one.")
            : null;
    }

    /// <summary>Whether the document that is public now has a file.</summary>
    public bool IsShown(Hash blob) => latest.Values.Any(link => link.Blobs.Contains(blob));

    public void Add(LogEntry entry, long entryIndex)
    {
        latest[entry.Id] = new Link(
            entryIndex, entry.Kind, entry.Revision, [.. entry.Blobs.Select(blob => blob.Sha256)]);
        erased.UnionWith(entry.Erased);
        if (entry.Kind == EntryKind.Keys)
        {
            Keys = Keys.With(entry);
        }
    }

    /// <summary>A chain that can be extended without changing this one.</summary>
    public RevisionChain Copy()
    {
        var copy = new RevisionChain { Keys = Keys };
        copy.erased.UnionWith(erased);
        foreach (var (id, link) in latest)
        {
            copy.latest.Add(id, link);
        }

        return copy;
    }

    private readonly record struct Link(long EntryIndex, EntryKind Kind, int Revision, Hash[] Blobs);
}
