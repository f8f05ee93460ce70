using System.Globalization;

namespace VillagePublic.Kiosk.Posting;

/// <summary>How long a revision could be read on a screen on one day.</summary>
/// <param name="Id">Document id.</param>
/// <param name="Revision">Counted from 1.</param>
/// <param name="From">The first minute it was there.</param>
/// <param name="Until">The last minute it was there.</param>
/// <param name="MinuteCount">Minutes it was there; fewer than lie between the two when the screen was off meanwhile.
/// </param>
internal readonly record struct PostedSpan(string Id, int Revision, TimeOnly From, TimeOnly Until, int MinuteCount)
{
    private const string Minute = "HH:mm";

    /// <summary>As one line of a list.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Id} {Revision} {From.ToString(Minute, CultureInfo.InvariantCulture)} "
        + $"{Until.ToString(Minute, CultureInfo.InvariantCulture)} {MinuteCount}");

    /// <returns><see langword="null"/> if the line says nothing of the kind.</returns>
    public static PostedSpan? TryParse(string line) =>
        line.Split(' ') is [{ Length: > 0 } id, var revisionText, var fromText, var untilText, var countText]
        && int.TryParse(revisionText, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
        && TryParseMinute(fromText, out var from) && TryParseMinute(untilText, out var until)
        && int.TryParse(countText, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && new PostedSpan(id, revision, from, until, count) is var span && span.ToString() == line
            ? span
            : null;

    /// <summary>The same a minute longer.</summary>
    public PostedSpan With(TimeOnly minute) => this with { Until = minute, MinuteCount = MinuteCount + 1 };

    private static bool TryParseMinute(string text, out TimeOnly minute) =>
        TimeOnly.TryParseExact(text, Minute, CultureInfo.InvariantCulture, DateTimeStyles.None, out minute);
}
