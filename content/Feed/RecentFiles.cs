namespace VillagePublic.Content.Feed;

/// <summary>Files asked for lately: after a publication every kiosk wants the same bundle. Thread-safe.</summary>
/// <param name="maxCount">Most files kept; the oldest goes.</param>
internal sealed class RecentFiles(int maxCount)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, FeedFile> files = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>A file as kept, or as read now. While one is read others wait: they mostly want the same.</summary>
    public FeedFile? Read(string path, Func<FeedFile?> read)
    {
        lock (gate)
        {
            if (files.TryGetValue(path, out var known))
            {
                return known;
            }

            if (read() is not { } file)
            {
                return null;
            }

            files.Add(path, file);
            order.Enqueue(path);
            if (order.Count > maxCount)
            {
                files.Remove(order.Dequeue());
            }

            return file;
        }
    }
}
