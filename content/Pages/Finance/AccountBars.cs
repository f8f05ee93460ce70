using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Sums by account as bars, largest first, under the sentence they prove.</summary>
internal static class AccountBars
{
    private const int MostBars = 6;

    /// <summary>The bars; <see langword="null"/> when there are fewer than two accounts to compare.</summary>
    public static HtmlElement? Card(PageContext page, IReadOnlyList<FinanceLine> lines, bool isSpending)
    {
        var accounts = Group(page, lines);
        var total = accounts.Sum(account => account.Fen);
        if (accounts.Count < 2 || total <= 0)
        {
            return null;
        }

        var shown = accounts.Count <= MostBars ? accounts : accounts[..(MostBars - 1)];
        var rest = total - shown.Sum(account => account.Fen);
        var rows = rest == 0 ? shown : shown.Append((Name: page.Say("其余各项", "All others"), Fen: rest));
        return Section(
            "card",
            H2(Sentence(page, accounts[0], total, isSpending)),
            Fragment(rows.Select(HtmlNode? (account) => Bar.Row(
                account.Name,
                $"{Wording.Yuan(new Money(account.Fen))} · {Wording.Percent(account.Fen, total)}",
                account.Fen,
                total,
                isSpending ? "ochre" : "pine"))));
    }

    private static List<(string Name, long Fen)> Group(PageContext page, IReadOnlyList<FinanceLine> lines) =>
    [
        .. lines
            .Where(line => line.Amount.Value is not null)
            .GroupBy(line => line.Account ?? page.Say("没有写科目", "No account given"), StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Fen: group.Sum(line => line.Amount.Value!.Value.Fen)))
            .OrderByDescending(account => account.Fen),
    ];

    private static string Sentence(
        PageContext page, (string Name, long Fen) largest, long total, bool isSpending)
    {
        var share = Share(page, largest.Fen, total);
        return isSpending
            ? page.Say($"花的钱里，{share}是{largest.Name}", $"{share} of the spending: {largest.Name}")
            : page.Say($"进的钱里，{share}是{largest.Name}", $"{share} of the income: {largest.Name}");
    }

    private static string Share(PageContext page, long part, long total)
    {
        var tenths = (int)Math.Round(part * 10m / total);
        return page.IsEnglish || tenths is 0 or 10
            ? Wording.Percent(part, total)
            : tenths == 5 ? "约一半" : $"约{"一二三四五六七八九"[tenths - 1]}成";
    }
}
