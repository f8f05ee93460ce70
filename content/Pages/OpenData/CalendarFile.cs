using System.Globalization;
using System.Text;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Store;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>Meetings and deadlines as a calendar (RFC 5545) a phone can subscribe to.</summary>
internal static class CalendarFile
{
    // 75 octets at most (RFC 5545, 3.1), the line end not counted.
    private const int LongestLineBytes = 75;

    /// <summary>The calendar.</summary>
    public static string Make(PageContext page)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//VillagePublic//Calendar//ZH");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, "X-WR-CALNAME:" + Escaped(page.VillageName));
        foreach (var revision in page.Snapshot.Current)
        {
            foreach (var appointment in Of(page, page.Library.Read(revision)))
            {
                Write(text, page, revision, appointment);
            }
        }

        foreach (var duty in DutySection.DutiesOf(page).Where(duty => duty.State != DutyState.Published))
        {
            Write(text, page, duty);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    // The key of each stays the same when others are done or paid: phones tell appointments apart by it.
    private static IEnumerable<Appointment> Of(PageContext page, ParsedDocument? document) => document switch
    {
        MeetingMinutes minutes => [.. Meeting(minutes), .. FollowUps(page, minutes)],
        Roster { ObjectionsUntil: { } day } roster =>
            [new("objections", day, page.Say($"提意见截止：{roster.Title}", $"Objections end: {roster.Title}"))],
        Contract contract => contract.Instalments.Index()
            .Where(item => item.Item is { DueDate: not null, Paid.Value: null })
            .Select(item => new Appointment(
                Key("instalment", item.Index), item.Item.DueDate!.Value, Due(page, contract, item.Item.Label))),
        _ => [],
    };

    private static IEnumerable<Appointment> Meeting(MeetingMinutes minutes) => minutes.Date is { } day
        ? [new("meeting", day, minutes.Title) { Start = minutes.Start, End = minutes.End, Place = minutes.Place }]
        : [];

    private static IEnumerable<Appointment> FollowUps(PageContext page, MeetingMinutes minutes) =>
        minutes.FollowUps.Index()
            .Where(item => item.Item is { Done: false, Due: not null })
            .Select(item => new Appointment(
                Key("follow-up", item.Index),
                item.Item.Due!.Value,
                page.Say($"期限：{item.Item.Text}", $"Due: {item.Item.Text}")));

    private static string Due(PageContext page, Contract contract, string label) => contract.MoneyComesIn
        ? page.Say($"应收：{contract.Title} {label}", $"To be received: {contract.Title} {label}")
        : page.Say($"应付：{contract.Title} {label}", $"To be paid: {contract.Title} {label}");

    private static string Key(string what, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}-{index + 1}");

    private static void Write(StringBuilder text, PageContext page, PublishedRevision revision, Appointment appointment)
    {
        Begin(text, page, $"{revision.Id}/{appointment.Key}", revision.Entry.Published);
        Line(text, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{revision.Revision - 1}"));
        if (appointment.Start is { } start)
        {
            Line(text, "DTSTART:" + Utc(Wording.InChina(appointment.Day, start)));
            Line(text, appointment.End is { } end && end > start
                ? "DTEND:" + Utc(Wording.InChina(appointment.Day, end))
                : "DURATION:PT1H");
        }
        else
        {
            Line(text, WholeDay(appointment.Day));
        }

        Line(text, "SUMMARY:" + Escaped(appointment.Title));
        if (appointment.Place is { Length: > 0 } place)
        {
            Line(text, "LOCATION:" + Escaped(place));
        }

        End(text, page, "/" + revision.Id);
    }

    // Gone once the books are published. Says what the law says only where the law names the day.
    private static void Write(StringBuilder text, PageContext page, Duty duty)
    {
        Begin(text, page, $"duty/{duty.Ledger}/{duty.Period}", Wording.InChina(page.Today, TimeOnly.MinValue));
        Line(text, WholeDay(duty.DueDate));
        Line(text, "SUMMARY:" + Escaped(
            page.Say("今天前要公布：", "To be published by today: ") + DutySection.NameOf(page, duty)));
        if (duty.DueDateIsLaw)
        {
            Line(text, "DESCRIPTION:" + Escaped(page.Say(duty.Citation)));
        }

        End(text, page, "/" + KindPage.Of(DocumentKind.Finance).Folder);
    }

    private static void Begin(StringBuilder text, PageContext page, string key, DateTimeOffset stamp)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{key}@{page.Village?.Code ?? "village"}");
        Line(text, "DTSTAMP:" + Utc(stamp));
    }

    private static void End(StringBuilder text, PageContext page, string path)
    {
        if (page.Options.PublicAddress is not null)
        {
            Line(text, "URL:" + page.Absolute(path));
        }

        Line(text, "END:VEVENT");
    }

    private static string WholeDay(DateOnly day) =>
        "DTSTART;VALUE=DATE:" + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

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

    private sealed record Appointment(string Key, DateOnly Day, string Title)
    {
        public TimeOnly? Start { get; init; }

        public TimeOnly? End { get; init; }

        public string? Place { get; init; }
    }
}
