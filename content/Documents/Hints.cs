namespace VillagePublic.Content.Documents;

/// <summary>How to mend what many findings have in common.</summary>
internal static class Hints
{
    public static readonly LocalText YamlQuoting = new(
        "冒号后面留一个空格；内容里有冒号、井号时，两边加双引号。",
        "Put a space after the colon; quote values that hold a colon or '#'.");

    public static readonly LocalText KeepOne = new("只留一处。", "Keep one of them.");

    public static readonly LocalText WriteDate = new("写成 2026-10-08。", "Write it as 2026-10-08.");

    public static readonly LocalText WritePeriod = new(
        "月份写成 2026-10，季度 2026-Q3，半年 2026-H1，全年 2026。",
        "Write a month as 2026-10, a quarter as 2026-Q3, a half-year as 2026-H1, a year as 2026.");

    public static readonly LocalText WriteMoney = new(
        "写成 12,600.00，没有就空着或写“—”。",
        "Write it as 12,600.00; leave it empty or write '—' when there is none.");

    public static readonly LocalText WriteCount = new(
        "写成 38 这样的整数，没有公布就空着。",
        "Write a whole number such as 38; leave it empty when it was not published.");

    public static readonly LocalText WriteTime = new("写成 19:00。", "Write it as 19:00.");

    public static readonly LocalText FrontMatterExample = new(
        "文件第一行写“---”，接着写“kind: notice”“title: 标题”，再写一行“---”。",
        "Start the file with '---', then 'kind: notice' and 'title: …', then '---' again.");

    public static LocalText OneOf(IEnumerable<string> words)
    {
        var list = string.Join(", ", words);
        return new LocalText($"可以写：{list}。", $"Write one of: {list}.");
    }
}
