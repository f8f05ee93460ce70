using System.Globalization;

namespace VillagePublic.Kiosk.Posting;

/// <summary>A day as it goes on: counts minutes, for the screen and for each revision.</summary>
internal sealed class PostingTally(DateOnly day)
{
    private readonly Dictionary<(string Id, int Revision), PostedSpan> spans = [];
    private TimeOnly? last;

    public DateOnly Day => day;

    /// <summary>Minutes in which the screen was on.</summary>
    public int MinuteCount { get; private set; }

    /// <summary>Entries of the log that the screen held last.</summary>
    public long LogSize { get; private set; }

    public IReadOnlyCollection<PostedSpan> Spans => spans.Values;

    /// <summary>Reads a day that was not over when the screen went off.</summary>
    /// <returns><see langword="null"/> if the text is none: then the day begins anew.</returns>
    public static PostingTally? TryParse(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || PostedList.TryParse(text[(end + 1)..]) is not { } spans
            || text[..end].Split(' ') is not [var dayText, var minuteText, var sizeText]
            || PostedDay.TryParseName(dayText) is not { } day
            || !int.TryParse(minuteText, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            || !long.TryParse(sizeText, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            return null;
        }

        var tally = new PostingTally(day) { MinuteCount = minutes, LogSize = size };
        foreach (var span in spans)
        {
            tally.spans[(span.Id, span.Revision)] = span;
        }

        return tally;
    }

    /// <summary>Counts a minute, once.</summary>
    /// <param name="documents">What the screen could show in it.</param>
    /// <param name="logSize">Entries of the log that the screen holds.</param>
    public void Count(TimeOnly time, IEnumerable<(string Id, int Revision)> documents, long logSize)
    {
        var minute = new TimeOnly(time.Hour, time.Minute);
        if (last == minute)
        {
            return;
        }

        last = minute;
        LogSize = logSize;
        MinuteCount++;
        foreach (var key in documents)
        {
            spans[key] = spans.TryGetValue(key, out var span)
                ? span.With(minute)
                : new PostedSpan(key.Id, key.Revision, minute, minute, 1);
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{PostedDay.NameOf(day)} {MinuteCount} {LogSize}\n{PostedList.Write(spans.Values)}");
}
