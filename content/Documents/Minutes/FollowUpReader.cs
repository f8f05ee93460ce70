using System.Globalization;
using System.Text.RegularExpressions;

namespace VillagePublic.Content.Documents;

/// <summary>Reads task-list items as things a meeting asked to be done.</summary>
internal static partial class FollowUpReader
{
    /// <summary>All task-list items of a document, in order.</summary>
    public static IReadOnlyList<FollowUp> Read(DocumentContext context)
    {
        var found = new List<FollowUp>();
        foreach (var (_, _, block) in context.Sections())
        {
            if (block is not Block.List list || !list.Items.Any(item => item.Done is not null))
            {
                continue;
            }

            if (list.Items.All(item => item.Done is not null))
            {
                context.MarkAsData(list);
            }

            found.AddRange(list.Items.Where(item => item.Done is not null).Select(item => Read(item, context.Date)));
        }

        return found;
    }

    private static FollowUp Read(ListItem item, DateOnly? meeting)
    {
        var text = MinutesReader.PlainText(item.Blocks);
        var responsible = Responsible().Match(text);
        if (responsible.Success)
        {
            text = text.Remove(responsible.Index, responsible.Length).Trim(' ', '，', ',', '。', '；');
        }

        var deadline = Deadline().Match(text);
        var due = deadline.Success ? DueDay(deadline, meeting) : null;
        if (due is not null && deadline.Index == 0 && deadline.Length < text.Length)
        {
            text = text[deadline.Length..].TrimStart(' ', '，', ',');
        }

        var who = responsible.Success ? responsible.Groups["who"].Value.Trim() : null;
        return new FollowUp(text, due, who, item.Done ?? false, item.Line);
    }

    private static DateOnly? DueDay(Match match, DateOnly? meeting)
    {
        if (match.Groups["iso"].Success)
        {
            return DateText.TryReadDay(match.Groups["iso"].Value);
        }

        var month = int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture);
        int? year = match.Groups["year"].Success
            ? int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture)
            : meeting?.Year;
        if (year is not { } given || month is < 1 or > 12 || given is < 1949 or > 2999)
        {
            return null;
        }

        var last = DateTime.DaysInMonth(given, month);
        var day = match.Groups["day"].Success
            ? int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture)
            : last;
        if (day < 1 || day > last)
        {
            return null;
        }

        // A meeting in November that says 三月底 means next March.
        var due = new DateOnly(given, month, day);
        return !match.Groups["year"].Success && due < meeting ? due.AddYears(1) : due;
    }

    [GeneratedRegex(@"[（(]?\s*(责任人|负责人|责任单位|responsible)\s*[:：]\s*(?<who>[^）)。;；]+)[）)]?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Responsible();

    [GeneratedRegex(@"(?<iso>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})\s*(之前|以前|前)?"
        + @"|((?<year>[0-9]{4})\s*年\s*)?(?<month>[0-9]{1,2})\s*月\s*(底|末|(?<day>[0-9]{1,2})\s*[日号])\s*(之前|以前|前)?")]
    private static partial Regex Deadline();
}
