using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>A list of people: how many and how much, then everyone by group.</summary>
internal sealed class RosterPage()
    : KindPage<Roster>(
        DocumentKind.Roster,
        "rosters",
        new LocalText("名单", "Rosters"),
        new LocalText("谁领了补助，谁当了代表", "Who received aid, who represents whom"))
{
    /// <inheritdoc />
    protected override IEnumerable<HtmlNode?> Body(PageContext page, Roster roster, BlockMarkup prose)
    {
        yield return Summary(page, roster);
        yield return prose.Render(DocumentBody.Introduction(roster));
        foreach (var group in roster.Lines.GroupBy(line => line.Group ?? "", StringComparer.Ordinal))
        {
            yield return Group(page, group.Key, [.. group]);
        }

        yield return prose.Render(DocumentBody.Rest(roster));
    }

    /// <inheritdoc />
    protected override HtmlNode? Gist(PageContext page, Roster roster) => Total(roster.Lines) is { } total
        ? page.Say(
            $"{roster.Lines.Count} 人（户），{Wording.Yuan(total)} 元",
            $"{roster.Lines.Count} names, {Wording.Yuan(total)} yuan")
        : page.Say($"{roster.Lines.Count} 人（户）", $"{roster.Lines.Count} names");

    private static HtmlElement Summary(PageContext page, Roster roster)
    {
        var total = Total(roster.Lines);
        return Div(
            "card",
            Facts(
                "facts",
                (page.Say("项目", "Scheme"), roster.Scheme),
                (page.Say("一共", "Altogether"), page.Say($"{roster.Lines.Count} 人（户）", $"{roster.Lines.Count} names")),
                (page.Say("合计金额", "Sum"), total is { } money
                    ? page.Say($"{Wording.Yuan(money)} 元", $"{Wording.Yuan(money)} yuan")
                    : null),
                (page.Say("有意见请在", "Objections by"), roster.ObjectionsUntil is { } day
                    ? Time(day, page.Say($"{Wording.Day(day, page)}前提出", Wording.Day(day, page)))
                    : null)));
    }

    private static HtmlElement Group(PageContext page, string name, IReadOnlyList<RosterLine> lines)
    {
        var total = Total(lines);
        return Section(
            "lines",
            H2(name.Length == 0 ? page.Say("名单", "Names") : name),
            total is { } money && lines.Count > 1
                ? P("pair unit", [
                    Span("name", page.Say($"{lines.Count} 人（户）", $"{lines.Count} names")),
                    Span("sum", page.Say($"合计 {Wording.Yuan(money)} 元", $"Total {Wording.Yuan(money)} yuan"))])
                : null,
            Ul("cards", lines.Select(HtmlNode? (line) => Row(page, line))));
    }

    private static HtmlElement Row(PageContext page, RosterLine line)
    {
        var people = line.People is { } count
            ? page.Say($"{count} 人", count == 1 ? "1 person" : $"{count} people")
            : null;
        var meta = string.Join(" · ", new[] { people, line.Note }.Where(part => !string.IsNullOrEmpty(part)));
        var amount = line.Amount == WrittenMoney.NotGiven ? null : Span("sum", Wording.Amount(line.Amount, page));
        return Li(
            Div("pair", Span("name", line.Name), amount),
            meta.Length == 0 ? null : P("meta", [meta]));
    }

    private static Money? Total(IReadOnlyList<RosterLine> lines) =>
        lines.All(line => line.Amount.Value is null)
            ? null
            : lines.Aggregate(Money.Zero, (sum, line) => sum + (line.Amount.Value ?? Money.Zero));
}
