using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>What a correction changed: the old words beside the new ones.</summary>
internal static class ChangesSection
{
    private const int MostChanges = 40;
    private const string Anchor = "changes";

    private const string CellMark = " · ";

    // The reason stands in the banner already; repeating the line that holds it would confuse.
    private const string ReasonKey = "correction:";

    private static readonly (string Key, LocalText Name)[] Keys =
    [
        ("title:", new("标题", "Title")),
        ("summary:", new("一句话", "In a sentence")),
        ("date:", new("日期", "Day")),
        ("period:", new("期间", "Period")),
        ("opening:", new("上期结余", "Carried over")),
        ("closing:", new("本期结余", "Balance")),
        ("due:", new("应到", "Entitled")),
        ("present:", new("实到", "Present")),
        ("amount:", new("金额", "Amount")),
        ("budget:", new("预算", "Budget")),
        ("status:", new("状态", "Status")),
    ];

    /// <summary>A link to the section, for the head of the page.</summary>
    public static HtmlElement LinkTo(PageContext page) =>
        Link(SafeAddress.OnPage(Anchor), page.Say("看改了什么", "See what changed"));

    /// <summary>The section; <see langword="null"/> for a first revision or when the former text is not held.</summary>
    public static HtmlElement? Render(PageContext page, PublishedRevision revision, ParsedDocument? document)
    {
        if (document is null
            || page.Snapshot.Find(revision.Id, revision.Revision - 1) is not { } former
            || page.Library.Read(former) is not { } before)
        {
            return null;
        }

        var changes = TextChanges.Compare(before.Source.Text, document.Source.Text)?
            .Select(change => new TextChange(
                [.. change.Removed.Select(line => Readable(page, line))],
                [.. change.Added.Select(line => Readable(page, line))]))
            .Where(change => change.Removed.Concat(change.Added).Any(line => line.Length > 0))
            .ToList();
        return Section(
            "card changes",
            H2(page.Say("改了什么", "What changed")),
            changes switch
            {
                null => P(page.Say("改动太大，请对照两版看。", "Too much changed to list: compare the two revisions.")),
                [] => P(page.Say("文字没有变。", "The text is the same.")),
                _ => Fragment(changes.Take(MostChanges).Select(HtmlNode? (change) => Change(page, change))),
            },
            P(Link(page.Page(DocumentLinks.PathOf(former)), page.Say("看前一版全文", "See the former revision"))))
            .With("id", Anchor);
    }

    private static HtmlElement Change(PageContext page, TextChange change) => Element(
        "dl",
        Side(page.Say("原来", "Before"), "del", change.Removed, change.Added),
        Side(page.Say("现在", "Now"), "ins", change.Added, change.Removed)).With("class", "change");

    private static HtmlElement? Side(
        string name, string element, IReadOnlyList<string> lines, IReadOnlyList<string> others)
    {
        var given = lines.Select((line, index) => (Line: line, Other: lines.Count == others.Count ? others[index] : ""))
            .Where(item => item.Line.Length > 0)
            .ToList();
        return given.Count == 0
            ? null
            : Element("div", Element("dt", name), Fragment(given.Select(HtmlNode? (item) =>
                Element("dd", Marked(element, item.Line, item.Other)))));
    }

    // Of a ledger line only the cells that changed are marked: one figure among eight is hard to find otherwise.
    private static HtmlNode Marked(string element, string line, string other)
    {
        var (cells, otherCells) = (line.Split(CellMark), other.Split(CellMark));
        return cells.Length < 2 || cells.Length != otherCells.Length
            ? Element(element, line)
            : Fragment(cells.SelectMany(IEnumerable<HtmlNode?> (cell, index) =>
            [
                index == 0 ? null : CellMark,
                cell == otherCells[index] ? cell : Element(element, cell),
            ]));
    }

    // A table row reads as its cells, a front matter line by what villagers call its key; marks of Markdown say
    // nothing to them.
    private static string Readable(PageContext page, string line)
    {
        if (line.StartsWith(ReasonKey, StringComparison.Ordinal))
        {
            return "";
        }

        var cells = line.StartsWith('|')
            ? line.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [Named(page, line.TrimStart('#', '>', ' ')).Replace("**", "", StringComparison.Ordinal)];
        return cells.All(cell => cell.All(character => character is '-' or ':' or ' '))
            ? ""
            : string.Join(CellMark, cells);
    }

    private static string Named(PageContext page, string line)
    {
        foreach (var (key, name) in Keys)
        {
            if (line.StartsWith(key, StringComparison.Ordinal))
            {
                return page.Say(name) + page.Say("：", ": ") + line[key.Length..].Trim();
            }
        }

        return line;
    }
}
