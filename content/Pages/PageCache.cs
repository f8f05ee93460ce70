using System.Collections.Concurrent;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Pages;

/// <summary>Finished pages of one state of the log on one day. Thread-safe.</summary>
/// <remarks>A new state or a new day starts an empty cache: nothing in it can be out of date.</remarks>
internal sealed class PageCache(int limitBytes)
{
    private Generation current = new(null, default);

    /// <summary>The finished page, made now if need be.</summary>
    public PageResponse GetOrMake(Checkpoint? checkpoint, DateOnly day, string key, Func<PageResponse> make)
    {
        var generation = Volatile.Read(ref current);
        if (generation.Checkpoint != checkpoint || generation.Day != day)
        {
            generation = new Generation(checkpoint, day);
            Volatile.Write(ref current, generation);
        }

        if (generation.Pages.TryGetValue(key, out var known))
        {
            return known;
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

    private sealed class Generation(Checkpoint? checkpoint, DateOnly day)
    {
        private long sizeBytes;

        public Checkpoint? Checkpoint { get; } = checkpoint;

        public DateOnly Day { get; } = day;

        public ConcurrentDictionary<string, PageResponse> Pages { get; } = new(StringComparer.Ordinal);

        public bool TryReserve(int bytes, int limit) => Interlocked.Add(ref sizeBytes, bytes) <= limit;
    }
}
