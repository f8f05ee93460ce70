namespace VillagePublic.Kiosk.Screens;

/// <summary>Pages that could not be drawn: broken for one visit, closed for a day after three failures.</summary>
/// <remarks>One bad page never takes the screen with it. Used by the screen's thread; <see cref="Faults"/> by any.
/// </remarks>
/// <param name="known">Those of before the start.</param>
/// <param name="keep">Keeps them for the next start.</param>
internal sealed class PageQuarantine(
    IReadOnlyList<PageFault>? known = null, Action<IReadOnlyList<PageFault>>? keep = null)
{
    /// <summary>A page gets so many chances: the first failures may have been a shortage of memory or a picture that
    /// came late.</summary>
    public const int MaxFailures = 3;

    /// <summary>More broken pages than this are one fault of the program, not of pages.</summary>
    public const int MaxPages = 100;

    private static readonly TimeSpan ClosedFor = TimeSpan.FromDays(1);

    private readonly Dictionary<string, (int Failures, DateTimeOffset Last, string Reason)> pages =
        (known ?? []).DistinctBy(fault => fault.Page, StringComparer.Ordinal).Take(MaxPages).ToDictionary(
            fault => fault.Page, fault => (fault.Failures, fault.Last, fault.Reason), StringComparer.Ordinal);

    private IReadOnlyList<PageFault> faults = known ?? [];
    private string? broken;

    /// <summary>Pages that have failed within the last day, for whoever looks after the machine.</summary>
    public IReadOnlyList<PageFault> Faults => Volatile.Read(ref faults);

    /// <summary>Notes that a page failed.</summary>
    /// <returns>Whether something else can be shown in its place; the replacement itself has none.</returns>
    public bool Fail(string page, Exception reason, DateTimeOffset now)
    {
        if (IsBroken(page, now))
        {
            return false;
        }

        foreach (var (old, _) in pages.Where(entry => now - entry.Value.Last > ClosedFor).ToList())
        {
            pages.Remove(old);
        }

        broken = page;
        if (pages.Count < MaxPages || pages.ContainsKey(page))
        {
            pages[page] = (pages.GetValueOrDefault(page).Failures + 1, now, reason.GetType().Name);
        }

        Volatile.Write(ref faults, [.. pages.Select(entry =>
            new PageFault(entry.Key, entry.Value.Failures, entry.Value.Last, entry.Value.Reason))]);
        keep?.Invoke(faults);
        return true;
    }

    /// <summary>Notes that another page is shown: the one that failed may be tried again when it is come back to.
    /// </summary>
    public void Leave() => broken = null;

    /// <summary>Whether a page is not to be tried now.</summary>
    public bool IsBroken(string page, DateTimeOffset now) => broken == page || IsClosed(page, now);

    private bool IsClosed(string page, DateTimeOffset now) => pages.TryGetValue(page, out var entry)
        && entry.Failures >= MaxFailures
        && now - entry.Last < ClosedFor;
}

/// <summary>A page that could not be drawn.</summary>
/// <param name="Page">Which page, as in its address.</param>
/// <param name="Failures">How often within a day.</param>
/// <param name="Last">When it failed last.</param>
/// <param name="Reason">Kind of failure, for the technician.</param>
internal sealed record PageFault(string Page, int Failures, DateTimeOffset Last, string Reason);
