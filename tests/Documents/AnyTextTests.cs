using System.Diagnostics;
using CsCheck;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;

namespace VillagePublic.Tests.Documents;

/// <summary>Whatever stands in a file, reading it ends with findings and never with an exception.</summary>
public sealed class AnyTextTests
{
    private const int MaxSeconds = 20;

    private static readonly string[] Pieces =
    [
        "---\n", "kind: finance\n", "kind: vote\n", "kind: roster\n", "title: x\n", "period: 2026-10\n", "ledger: a\n",
        "body: members\n", "due: 9\n", "opening: 1\n", "show:\n  from: 2026-01-01\n", "- ", "  ", "\n", "\n\n",
        "## 收入\n",
        "| 日期 | 摘要 | 金额 |\n| --- | --- | --- |\n", "| 10-01 | x | 1 |\n", "| 合计 | | 9999999999 |\n", "| 议题 | 赞成 |\n",
        "!!![", "!<",
        "|", "[", "](", ")", "*", "**", "`", "~~", "<", ">", "&#x6a;", "[^1]", "[^1]: x\n", "\uFEFF", "\0", "\r", "\t",
        "&a", "*a", "{", "}", "!", "#", "1. ", "民國", "叁仟元", "（", "¥", "-", "\uD83D", "😀", "𠮷", "11010519491231002X",
    ];

    private static readonly DocumentChecker Checker = new(RuleSets.National);

    [Fact]
    public void Any_pieces_in_any_order() =>
        Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 60]
            .Select(pieces => Reads(string.Concat(pieces)))
            .Sample(read => read, iter: 3000);

    [Fact]
    public void Any_characters_below_a_good_head() => Gen.String.Sample(
        body => Reads("---\nkind: finance\ntitle: x\nledger: a\nperiod: 2026-10\n---\n## 支出\n" + body), iter: 1000);

    [Theory]
    [InlineData("[")]
    [InlineData("](")]
    [InlineData("![")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("*a ")]
    [InlineData("**a**")]
    [InlineData("`")]
    [InlineData("|")]
    [InlineData("| a ")]
    [InlineData("a|b\n-|-\n")]
    [InlineData("<a ")]
    [InlineData("[^1]")]
    [InlineData("~~")]
    [InlineData("1********1")]
    [InlineData("<http://a")]
    [InlineData("&#1;")]
    [InlineData("\n\t")]
    public void The_same_thing_a_thousand_times_over(string piece)
    {
        var watch = Stopwatch.StartNew();
        var text = string.Concat(Enumerable.Repeat(piece, 2000));

        Assert.True(Reads("---\nkind: notice\ntitle: x\ndate: 2026-10-01\n---\n" + text));
        Assert.True(Reads("---\nkind: notice\ntitle: " + text + "\n---\n"));
        Assert.True(watch.Elapsed.TotalSeconds < MaxSeconds, $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("date: !!![-01\n")]
    [InlineData("title: !<a b> x\n")]
    [InlineData("title: \"a\\q\"\n")]
    [InlineData("? [a\n")]
    [InlineData("%YAML 9.9\n--- a\n")]
    [InlineData("%TAG ! tag:a b,2000:\n")]
    public void What_broke_the_reader_of_front_matter_once_is_a_finding(string line)
    {
        var result = DocumentParser.Parse("notices/a.md", "---\nkind: notice\n" + line + "---\n");

        Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Code is "VP1005" or "VP1008" or "VP1007");
        Assert.Null(result.Document);
    }

    [Fact]
    public void A_file_beyond_all_measure_is_refused_at_once()
    {
        var result = DocumentParser.Parse("notices/a.md", new string('[', DocumentParser.MaxLength + 1));

        Assert.Equal("VP1001", Assert.Single(result.Diagnostics).Code);
    }

    private static bool Reads(string text)
    {
        var result = Checker.Check("finance/any.md", text);
        var hasError = result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        return (result.Checked is null) == hasError
            && result.Diagnostics.Count <= 2 * DiagnosticBag.MaxCount
            && result.Diagnostics.All(diagnostic => diagnostic is { Line: > 0, Column: > 0 });
    }
}
