using System.Text.RegularExpressions;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Finds amounts of money, and what is said of them, in the words of motions and resolutions.</summary>
internal static partial class AmountsInText
{
    /// <summary>The largest amount a text names; <see langword="null"/> when it names none.</summary>
    public static Money? Largest(string text)
    {
        Money? largest = null;
        foreach (var match in Amount().EnumerateMatches(text))
        {
            var written = text.Substring(match.Index, match.Length);
            if (MoneyText.Read(written).Amount.Value is { } amount && (largest is null || amount > largest))
            {
                largest = amount;
            }
        }

        return largest;
    }

    /// <summary>The largest amounts of several texts added up; <see langword="null"/> when none names one.</summary>
    public static Money? Sum(IEnumerable<string> texts)
    {
        var named = texts.Select(Largest).OfType<Money>().ToList();
        return named.Count > 0 ? named.Aggregate(Money.Zero, (sum, amount) => sum + amount) : null;
    }

    /// <summary>Whether a text says that its amount is the most: 不超过.</summary>
    public static bool IsLimit(string text) => LimitWords().IsMatch(text);

    /// <summary>Whether a text says how many were for it: 38 人同意, 一致通过.</summary>
    public static bool TellsVotes(string text) => VoteWords().IsMatch(text);

    [GeneratedRegex("不超过|不得超过|最多|控制在|以内|at most|no more than", RegexOptions.IgnoreCase)]
    private static partial Regex LimitWords();

    [GeneratedRegex(
        @"[0-9０-９一二三四五六七八九十百]\s*(人|名|位|票|户)\S{0,6}(同意|赞成|通过)|(同意|赞成)\s*[0-9０-９一二三四五六七八九十百]+\s*(人|名|票|户)"
            + @"|一致|全体|全票|都同意|[0-9]+ (for|in favou?r|votes)|unanimous",
        RegexOptions.IgnoreCase)]
    private static partial Regex VoteWords();

    [GeneratedRegex(@"[0-9０-９][0-9０-９,，]*([.．][0-9０-９]+)?\s*(万元|元)|[壹贰叁肆伍陆柒捌玖拾佰仟万亿零]{2,}元")]
    private static partial Regex Amount();
}
