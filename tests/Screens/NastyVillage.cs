using System.Globalization;
using System.Text;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Commands;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Screens;

/// <summary>The sample village with documents nobody should write: very long, very short, empty, and full of marks.
/// </summary>
internal static class NastyVillage
{
    private const string LongName = "阿卜杜热合曼·买买提吐尔逊江·伊力哈木江";

    private static readonly Lazy<VillageLibrary> Made = new(Make);

    public static VillageLibrary Library => Made.Value;

    /// <summary>The documents that are not of the sample.</summary>
    public static IReadOnlyList<(string Path, string Text)> Documents { get; } =
    [
        ("notices/2026-11-20-nasty.md", File.ReadAllText(
            Path.Combine(Repository.Root, "tests", "Screens", "nasty.md"))),
        ("notices/2026-11-20-deep.md", Notice("深", string.Concat(Enumerable.Range(0, 6).Select(
            depth => new string('>', depth + 1) + " 深\n" + new string(' ', depth * 2) + "- 更深\n")))),
        ("notices/2026-11-20-one-word.md", Notice("一个词", new string('a', 4000) + new string('字', 4000))),
        ("notices/2026-11-20-marks.md", Notice(
            "附加符",
            "Z" + string.Concat(Enumerable.Repeat("\u0301\u0323", 200)) + "\u202e反\u202c \ufeff \u200d\u200d\ufffd")),
        ("notices/2026-11-20-empty.md", Notice("空", "")),
        ("minutes/2026-11-20-empty.md", "---\nkind: minutes\ntitle: 会\ndate: 2026-11-20\nbody: council\n---\n"),
        ("matters/2026-11-20-empty.md", "---\nkind: matter\ntitle: 事\ndate: 2026-11-20\n---\n"),
        ("contracts/2026-11-empty.md", "---\nkind: contract\ntitle: 合同\ndate: 2026-11-20\n---\n"),
        ("votes/2026-11-20-thirty.md", Candidates()),
        ("rosters/2026-11-long.md", People()),
        ("finance/2026-11.md", Ledger()),
    ];

    private static VillageLibrary Make()
    {
        var folder = Path.Combine(Repository.Root, "content", "sample");
        var sample = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Select(path => (
            Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path)));
        var library = FolderVillage.Make(
            sample.Concat(Documents.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Text)))),
            path => File.Exists(Path.Combine(folder, path)) ? File.ReadAllBytes(Path.Combine(folder, path)) : null,
            out var problems);
        Assert.Empty(problems);
        return library;
    }

    private static string Notice(string title, string body) =>
        $"---\nkind: notice\ntitle: {title}\ndate: 2026-11-20\n---\n\n{body}\n";

    private static string Candidates() =>
        "---\nkind: vote\ntitle: 三十名候选人\ndate: 2026-11-20\nbody: villagers\ndue: 1126\npresent: 1000\n---\n\n"
        + "| 候选人 | 得票 | 备注 |\n| --- | ---: | --- |\n"
        + Rows(30, row => $"| {LongName}{row} | {900 - (row * 29)} | {(row < 5 ? "当选" : "")} |");

    private static string People() =>
        "---\nkind: roster\ntitle: 很长的名单\ndate: 2026-11-20\n---\n\n"
        + "| 组别 | 户主 | 人数 | 金额 | 备注 |\n| --- | --- | ---: | ---: | --- |\n"
        + Rows(300, row => $"| 第{row % 20}组 | {LongName}{row} | {row % 9} | {row}00.00 | |");

    private static string Ledger()
    {
        var title = string.Concat(Enumerable.Repeat("一百二十个字的标题看看会不会出格", 8))[..120];
        var summary = string.Concat(Enumerable.Repeat("一句话长到没有人愿意看完。", 30));
        return $"---\nkind: finance\ntitle: {title}\nperiod: 2026-11\nledger: committee\nunit: yuan\n"
            + $"opening: 178,954.51\nclosing: 99,999,999,999.99\nsummary: {summary}\n---\n\n## 支出\n\n"
            + "| 日期 | 凭证号 | 内容 | 科目 | 金额 | 经手人 | 证明人 | 审批人 |\n"
            + "| --- | --- | --- | --- | ---: | --- | --- | --- |\n"
            + Rows(500, row => string.Create(
                CultureInfo.InvariantCulture,
                $"| 11-{(row % 28) + 1:00} | 村2611-{row:000} | 第 {row} 笔{(row % 50 == 0 ? summary : "")} "
                + $"| 公益支出—第{row % 23}种 | {row * 7_654_321L / 100m:#,##0.00} | {LongName} | 李四 | 王五 |"));
    }

    private static string Rows(int count, Func<int, string> row) =>
        string.Join('\n', Enumerable.Range(1, count).Select(row)) + "\n";
}
