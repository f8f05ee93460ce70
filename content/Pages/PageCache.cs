using System.Collections.Concurrent;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Pages;

/// <summary>Finished pages of one state of the log on one day. Thread-safe.</summary>
/// <remarks>A new state, a new day, or a signature of a new day starts an empty cache: nothing in it can be out of
/// date.</remarks>
internal sealed class PageCache(int limitBytes)
{
    private Generation current = new(null, default, null);

    /// <summary>The finished page, if it was made for this state and day.</summary>
    public PageResponse? Find(Checkpoint? checkpoint, DateOnly day, DateOnly? signed, PageKey key)
    {
        var generation = Volatile.Read(ref current);
        return generation.Is(checkpoint, day, signed) && generation.Pages.TryGetValue(key, out var known)
            ? known
            : null;
    }

    /// <summary>The finished page, made now if need be.</summary>
    public PageResponse GetOrMake(
        Checkpoint? checkpoint, DateOnly day, DateOnly? signed, PageKey key, Func<PageResponse> make)
    {
        if (Find(checkpoint, day, signed, key) is { } known)
        {
            return known;
        }

        var generation = Volatile.Read(ref current);
        if (!generation.Is(checkpoint, day, signed))
        {
            generation = new Generation(checkpoint, day, signed);
            Volatile.Write(ref current, generation);
        }

        var made = make();
        var sizeBytes = made.Body.Length + (made.Brotli?.Length ?? 0);

        // Only pages that exist are kept, so their number is bounded by what the village published.
        if (made.Status == 200 && generation.TryReserve(sizeBytes, limitBytes))
        {
            generation.Pages.TryAdd(key, made);
        }

        return made;
    }

    private sealed class Generation(Checkpoint? checkpoint, DateOnly day, DateOnly? signed)
    {
        private long sizeBytes;

        public ConcurrentDictionary<PageKey, PageResponse> Pages { get; } = new();

        // The snapshot's own checkpoint nearly always: comparing hashes at every request would be noticed.
        public bool Is(Checkpoint? other, DateOnly otherDay, DateOnly? otherSigned) =>
            otherDay == day && otherSigned == signed && (ReferenceEquals(other, checkpoint) || other == checkpoint);

        public bool TryReserve(int bytes, int limit) => Interlocked.Add(ref sizeBytes, bytes) <= limit;
    }
}

/// <summary>What a finished page was asked for by.</summary>
/// <param name="Path">Path below the village's base path.</param>
/// <param name="Language">The page's language.</param>
/// <param name="IsChosen">Whether the reader chose it, which links then keep.</param>
internal readonly record struct PageKey(string Path, string Language, bool IsChosen);
