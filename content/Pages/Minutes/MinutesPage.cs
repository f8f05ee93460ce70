using System.Globalization;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Minutes: what was decided first, what is still to be done, then the talk.</summary>
internal sealed class MinutesPage()
    : KindPage<MeetingMinutes>(
        DocumentKind.Minutes,
        "minutes",
        new LocalText("会议", "Meetings"),
        new LocalText("开了什么会，定了什么事", "What was met about and what was decided"))
{
    /// <inheritdoc />
    protected override IEnumerable<HtmlNode?> Body(PageContext page, MeetingMinutes minutes, BlockMarkup prose)
    {
        yield return Numbered(page.Say("定下的事", "Decided"), minutes.Resolutions);
        yield return FollowUpCards(page, FollowUps.Of(page.Library, page.Shown, minutes));
        yield return Meeting(page, minutes);
        yield return Numbered(page.Say("议程", "Agenda"), minutes.Agenda);
        yield return prose.Render(DocumentBody.WithoutTitle(minutes));
    }

    /// <inheritdoc />
    protected override HtmlNode? Gist(PageContext page, MeetingMinutes minutes)
    {
        var open = minutes.FollowUps.Count(item => !item.Done);
        var late = minutes.FollowUps.Count(item => !item.Done && item.Due < page.Today);
        var decided = minutes.Resolutions.Count;
        return Fragment(
            decided == 0 ? null : page.Say($"定了 {decided} 件事", $"{decided} decided"),
            decided > 0 && open > 0 ? page.Say("，", ", ") : null,
            (open, late) switch
            {
                (0, _) => null,
                (_, 0) => Span("ochre", page.Say($"{open} 件在办", $"{open} open")),
                _ => Span("cinnabar", page.Say($"{late} 件过期没办", $"{late} late")),
            });
    }

    private static HtmlElement? Numbered(string title, IReadOnlyList<string> items) => items.Count == 0
        ? null
        : Section("card", H2(title), Ol("numbered", items.Select(HtmlNode? (item) => Li(item))));

    private static HtmlElement? FollowUpCards(PageContext page, IReadOnlyList<TrackedFollowUp> items) =>
        items.Count == 0
            ? null
            : Section(
                "card",
                H2(page.Say("后续要办的事", "To be done")),
                Ul("cards", items.Select(HtmlNode? (item) => FollowUpRow(page, item))));

    private static HtmlElement FollowUpRow(PageContext page, TrackedFollowUp tracked)
    {
        var item = tracked.Item;
        var isLate = !item.Done && item.Due < page.Today;
        var (mark, cssClass) = (item.Done, isLate) switch
        {
            (true, _) => (page.Say("✓ 已办", "✓ done"), "mark pine"),
            (_, true) => (page.Say("! 过期未办", "! late"), "mark cinnabar"),
            _ => (page.Say("… 在办", "… open"), "mark ochre"),
        };
        var due = item.Due is { } day
            ? page.Say($"期限 {Wording.Day(day, page)}", $"due {Wording.Day(day, page)}")
            : null;
        var who = item.Responsible is { } name ? page.Say($"责任人 {name}", $"by {name}") : null;
        var meta = string.Join(" · ", new[] { due, who, History(page, tracked) }.OfType<string>());
        return Li(P(Span(cssClass, mark), " ", item.Text), meta.Length == 0 ? null : P("meta", [meta]));
    }

    private static string? History(PageContext page, TrackedFollowUp item) => item switch
    {
        { IsDropped: true } => page.Say(
            $"第 {item.LastSeen} 版里定的，后来没再写，也没说办完",
            $"agreed in revision {item.LastSeen}; later ones leave it out and do not say it is done"),
        { DoneIn: { } revision } when revision > item.FirstSeen => page.Say(
            $"第 {revision} 版写明办完", $"reported done in revision {revision}"),
        _ => null,
    };

    private static HtmlElement Meeting(PageContext page, MeetingMinutes minutes) => Section(
        "card",
        H2(page.Say("这次会", "The meeting")),
        Facts(
            "facts",
            (page.Say("会议", "Body"), Wording.Body(minutes.MeetingBody, page)),
            (page.Say("时间", "When"), When(page, minutes)),
            (page.Say("地点", "Where"), minutes.Place),
            (page.Say("主持", "Chair"), minutes.Chair),
            (page.Say("记录", "Recorder"), minutes.Recorder),
            (page.Say("到会", "Attendance"), Attendance(page, minutes)),
            (page.Say("列席", "Observers"), minutes.Observers)));

    private static HtmlNode? When(PageContext page, MeetingMinutes minutes)
    {
        var day = minutes.Date is { } date ? Wording.Day(date, page) : "";
        var times = (Clock(minutes.Start), Clock(minutes.End)) switch
        {
            (null, _) => "",
            ({ } start, null) => $" {start}",
            ({ } start, { } end) => $" {start}–{end}",
        };
        return day.Length + times.Length == 0 ? null : (day + times).Trim();
    }

    private static string? Clock(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static HtmlNode? Attendance(PageContext page, MeetingMinutes minutes) =>
        (minutes.Due, minutes.Present) switch
    {
        ({ } due, { } present) => page.Say($"应到 {due} 人，实到 {present} 人", $"{present} of {due}"),
        (null, { } present) => page.Say($"实到 {present} 人", $"{present} present"),
        ({ } due, null) => page.Say($"应到 {due} 人，实到人数没有公布", $"{due} entitled; attendance not published"),
        _ => null,
    };
}
