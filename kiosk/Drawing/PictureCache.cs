using SkiaSharp;
using VillagePublic.Content.Log;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>Pictures as they are shown: upright, scaled, within a bound of memory.</summary>
/// <remarks>
/// Decoding a photo takes longer than a frame, so it happens on another thread; until then
/// <see cref="Find"/> answers <see langword="null"/>. All members may be called from any thread.
/// </remarks>
/// <param name="read">Bytes of a blob; <see langword="null"/> if it is not here.</param>
/// <param name="decodesInPlace">Decode while asked, for pictures of a screen instead of a screen.</param>
internal sealed class PictureCache(Func<Hash, byte[]?> read, bool decodesInPlace) : IPictureSizes, IDisposable
{
    /// <summary>Bytes of decoded pictures kept: four that fill a full-HD display.</summary>
    private const long MaxBytes = 32L << 20;

    /// <summary>A zoomed picture larger than this is scaled while drawing.</summary>
    private const int MaxSidePx = 4096;

    private readonly Lock gate = new();
    private readonly Dictionary<Hash, (int Width, int Height)?> sizes = [];
    private readonly Dictionary<(Hash Blob, int Width, int Height), Entry> entries = [];
    private readonly List<SKImage> retired = [];
    private long usedBytes;
    private long clock;
    private bool isDisposed;

    /// <summary>A picture is ready that was asked for; called on the decoding thread.</summary>
    public event Action? Ready;

    /// <summary>Waits until everything asked for so far is decoded.</summary>
    public Task WhenIdleAsync()
    {
        lock (gate)
        {
            return Task.WhenAll(entries.Values.Select(entry => entry.Work));
        }
    }

    public (int Width, int Height)? SizeOf(Hash blob)
    {
        lock (gate)
        {
            if (!sizes.TryGetValue(blob, out var size))
            {
                size = read(blob) is { } file ? PictureDecoder.ReadSize(file) : null;

                // A blob that is not here yet may come; only what is known is kept.
                if (size is not null)
                {
                    sizes.Add(blob, size);
                }
            }

            return size;
        }
    }

    /// <summary>
    /// The picture at a size; <see langword="null"/> as long as it is being decoded or if it is damaged.
    /// </summary>
    public SKImage? Find(Hash blob, int width, int height)
    {
        var shrink = Math.Min(1, (double)MaxSidePx / Math.Max(width, height));
        var key = (blob, Math.Max(1, (int)(width * shrink)), Math.Max(1, (int)(height * shrink)));
        lock (gate)
        {
            FreeRetired();
            if (!entries.TryGetValue(key, out var entry))
            {
                entry = new Entry();
                entries.Add(key, entry);
                entry.Work = decodesInPlace ? Task.CompletedTask : Task.Run(() => Load(key, entry));
                if (decodesInPlace)
                {
                    Load(key, entry);
                }
            }

            entry.LastUse = ++clock;
            return entry.Image;
        }
    }

    /// <summary>
    /// The picture for a place where it is seen at many sizes: as it is, or a half, a quarter … of that, whichever is
    /// enough. Until that is decoded another size of it serves.
    /// </summary>
    public SKImage? FindZoomed(Hash blob, int width)
    {
        if (SizeOf(blob) is not { } size)
        {
            return null;
        }

        var halves = 0;
        while (size.Width >> (halves + 1) >= width)
        {
            halves++;
        }

        if (Find(blob, size.Width >> halves, Math.Max(1, size.Height >> halves)) is { } found)
        {
            return found;
        }

        lock (gate)
        {
            return entries.Where(pair => pair.Key.Blob == blob && pair.Value.Image is not null)
                .MaxBy(pair => pair.Key.Width).Value?.Image;
        }
    }

    /// <summary>Lets go what was drawn long ago: whoever comes back to it waits for a picture or two.</summary>
    /// <param name="maxBytes">Bytes of decoded pictures that stay, the last drawn first; that one stays in any case.
    /// </param>
    public void Shrink(long maxBytes)
    {
        lock (gate)
        {
            Evict(entries.Values.MaxBy(entry => entry.LastUse), maxBytes);
        }

        SKGraphics.PurgeResourceCache();
    }

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            FreeRetired();
            foreach (var entry in entries.Values)
            {
                entry.Image?.Dispose();
            }

            entries.Clear();
        }
    }

    private void Load((Hash Blob, int Width, int Height) key, Entry entry)
    {
        var image = read(key.Blob) is { } file ? PictureDecoder.Decode(file, key.Width, key.Height) : null;
        lock (gate)
        {
            if (isDisposed)
            {
                image?.Dispose();
                return;
            }

            entry.Image = image;
            entry.SizeBytes = image is null ? 0 : (long)key.Width * key.Height * 4;
            usedBytes += entry.SizeBytes;
            Evict(entry, MaxBytes);
        }

        if (!decodesInPlace)
        {
            Ready?.Invoke();
        }
    }

    /// <summary>Drops what was not drawn for longest. Needs the gate.</summary>
    private void Evict(Entry? keep, long maxBytes)
    {
        foreach (var (key, entry) in entries.OrderBy(pair => pair.Value.LastUse).ToList())
        {
            if (usedBytes <= maxBytes)
            {
                return;
            }

            if (!ReferenceEquals(entry, keep) && entry.Image is { } image)
            {
                usedBytes -= entry.SizeBytes;
                entries.Remove(key);

                // The painter may be drawing it this moment; when it asks for another picture it no longer is.
                retired.Add(image);
            }
        }
    }

    /// <summary>Frees what was dropped. Needs the gate; called by whoever draws. Left to the collector, pictures that
    /// nobody sees any more would pile up outside of its sight.</summary>
    private void FreeRetired()
    {
        foreach (var image in retired)
        {
            image.Dispose();
        }

        retired.Clear();
    }

    private sealed class Entry
    {
        public SKImage? Image { get; set; }

        public long SizeBytes { get; set; }

        public long LastUse { get; set; }

        public Task Work { get; set; } = Task.CompletedTask;
    }
}
