using System.Globalization;
using System.Text;
using VillagePublic.Content;
using VillagePublic.Content.Log;

namespace VillagePublic.Kiosk.Posting;

/// <summary>What one screen says about one day: how long it was on, and which documents it could show.</summary>
/// <remarks>
/// The text of a note that the screen signs, a value a line: the format's name, the screen's name, the day, the
/// minutes the screen was on, the size of the log at the end, the SHA-256 of the list, and that of the former day's
/// text, or <c>-</c> on the first. So a day that is changed or taken out later contradicts every day after it.
/// </remarks>
/// <param name="Screen">Name of the screen's key.</param>
/// <param name="Day">In the village's time.</param>
/// <param name="MinuteCount">Minutes in which the screen answered and could be seen.</param>
/// <param name="LogSize">Entries of the log that the screen held when the day ended.</param>
/// <param name="List">SHA-256 of the list of spans.</param>
/// <param name="Former">SHA-256 of the former day's text; <see langword="null"/> on the first.</param>
internal sealed record PostedDay(
    string Screen, DateOnly Day, int MinuteCount, long LogSize, Hash List, Hash? Former)
{
    private const string Format = "villagepublic.posting/v1";
    private const string DayFormat = "yyyy-MM-dd";
    private const string None = "-";

    /// <summary>What the next day refers to.</summary>
    public Hash Hash => Hash.Of(StrictUtf8.GetBytes(ToString()));

    /// <summary>A day as files are named.</summary>
    public static string NameOf(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <returns><see langword="null"/> if a file is not named after a day.</returns>
    public static DateOnly? TryParseName(string name) => DateOnly.TryParseExact(
        name, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <returns><see langword="null"/> if the text is not exactly of this form.</returns>
    public static PostedDay? TryParse(string text)
    {
        if (text.Split('\n') is not
            [
                Format, { Length: > 0 } screen, var dayText, var minuteText, var sizeText, var listText,
                var formerText, "",
            ])
        {
            return null;
        }

        Hash former = default;
        return TryParseName(dayText) is { } day
            && int.TryParse(minuteText, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && long.TryParse(sizeText, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            && Hash.TryParse(listText, out var list)
            && (formerText == None || Hash.TryParse(formerText, out former))
            && new PostedDay(screen, day, minutes, size, list, formerText == None ? null : former) is var parsed
            && parsed.ToString() == text
                ? parsed
                : null;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Format}\n{Screen}\n{NameOf(Day)}\n{MinuteCount}\n{LogSize}\n{List}\n{Former?.ToString() ?? None}\n");
}

/// <summary>Lists of spans as text: a span a line, in order of ids.</summary>
internal static class PostedList
{
    public static string Write(IEnumerable<PostedSpan> spans)
    {
        var text = new StringBuilder();
        foreach (var span in spans.OrderBy(span => span.Id, StringComparer.Ordinal).ThenBy(span => span.Revision))
        {
            text.Append(span.ToString()).Append('\n');
        }

        return text.ToString();
    }

    /// <returns><see langword="null"/> if a line is no span.</returns>
    public static IReadOnlyList<PostedSpan>? TryParse(string text)
    {
        var spans = new List<PostedSpan>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (PostedSpan.TryParse(line) is not { } span)
            {
                return null;
            }

            spans.Add(span);
        }

        return spans;
    }
}
