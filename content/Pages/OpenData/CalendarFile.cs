using System.Globalization;
using System.Text;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>Meetings and deadlines as a calendar (RFC 5545) a phone can subscribe to.</summary>
internal static class CalendarFile
{
    private const int LongestLineBytes = 73;

    /// <summary>The calendar.</summary>
    public static string Make(PageContext page)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//VillagePublic//Calendar//ZH");
        Line(text, "X-WR-CALNAME:" + Escaped(page.VillageName));
        foreach (var revision in page.Snapshot.Current)
        {
            var number = 0;
            foreach (var appointment in Of(page, page.Library.Read(revision)))
            {
                Write(text, revision, appointment, number++);
            }
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static IEnumerable<Appointment> Of(PageContext page, ParsedDocument? document) => document switch
    {
        MeetingMinutes { Date: { } day } minutes =>
            [new(day, minutes.Title, minutes.Place), .. FollowUps(page, minutes)],
        Roster { ObjectionsUntil: { } day } roster =>
            [new(day, page.Say($"提意见截止：{roster.Title}", $"Objections end: {roster.Title}"), null)],
        Contract contract => contract.Instalments
            .Where(item => item is { DueDate: not null, Paid.Value: null })
            .Select(item => new Appointment(
                item.DueDate!.Value,
                page.Say($"应付：{contract.Title} {item.Label}", $"Due: {contract.Title} {item.Label}"),
                null)),
        _ => [],
    };

    private static IEnumerable<Appointment> FollowUps(PageContext page, MeetingMinutes minutes) => minutes.FollowUps
        .Where(item => item is { Done: false, Due: not null })
        .Select(item => new Appointment(item.Due!.Value, page.Say($"期限：{item.Text}", $"Due: {item.Text}"), null));

    private static void Write(StringBuilder text, PublishedRevision revision, Appointment appointment, int number)
    {
        var stamp = revision.Entry.Published.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        Line(text, "BEGIN:VEVENT");
        Line(text, string.Create(CultureInfo.InvariantCulture, $"UID:{revision.Id}-{number}@village"));
        Line(text, "DTSTAMP:" + stamp);
        Line(text, "DTSTART;VALUE=DATE:" + appointment.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        Line(text, "SUMMARY:" + Escaped(appointment.Title));
        if (appointment.Place is { } place)
        {
            Line(text, "LOCATION:" + Escaped(place));
        }

        Line(text, "END:VEVENT");
    }

    private static string Escaped(string text) => string.Concat(text.Select(character => character switch
    {
        '\\' => "\\\\",
        ';' => "\\;",
        ',' => "\\,",
        '\n' => "\\n",
        _ when char.IsControl(character) => " ",
        _ => character.ToString(),
    }));

    // Lines are folded by octets, never inside a character.
    private static void Line(StringBuilder text, string line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLineBytes)
            {
                text.Append("\r\n ");
                length = 1;
            }

            text.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }

    private sealed record Appointment(DateOnly Day, string Title, string? Place);
}
