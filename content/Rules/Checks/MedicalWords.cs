using System.Buffers;
using System.Text.RegularExpressions;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Words that tell of somebody's illness, and where they may stand.</summary>
/// <remarks>
/// A roster is about persons, so every such word counts. Books, minutes, votes, contracts and matters name illnesses
/// only by accident; names of schemes (大病救助, 住院补贴) do not count there. A notice may well be about an illness
/// (义诊, 接种): only what says that somebody has one counts, and the name of a file in any case.
/// </remarks>
internal static partial class MedicalWords
{
    private static readonly string[] Illnesses =
    [
        "癌", "肿瘤", "白血病", "尿毒症", "透析", "精神病", "精神分裂", "抑郁", "艾滋", "肝炎", "肺结核", "糖尿病", "高血压",
        "心脏病", "脑梗", "脑出血", "偏瘫", "瘫痪", "癫痫", "智力残疾", "精神残疾", "流产", "不孕", "化疗",
        "cancer", "tumour", "tumor", "dialysis", "schizophrenia", "depression", "hepatitis", "tuberculosis", "diabetes",
        "epilepsy", "hiv",
    ];

    private static readonly string[] Treatments = ["患病", "重病", "大病", "手术", "住院"];

    // All words at once: a village of ten thousand documents has a million lines.
    private static readonly SearchValues<string> AnyIllness =
        SearchValues.Create(Illnesses, StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> AnyTreatment =
        SearchValues.Create(Treatments, StringComparison.Ordinal);

    /// <summary>The first word of a line that must not stand there.</summary>
    /// <param name="line">A line of the author's file.</param>
    /// <param name="kind">Kind of the document; <see langword="null"/> when it cannot be read.</param>
    /// <returns><see langword="null"/> if there is none.</returns>
    public static string? Find(ReadOnlySpan<char> line, DocumentKind? kind)
    {
        if (FirstOf(AnyIllness, Illnesses, line) is { } illness)
        {
            var isOfSomebody = kind is not (DocumentKind.Notice or DocumentKind.Village or null)
                || SaysThatSomebodyHasIt().IsMatch(line)
                || FileName().IsMatch(line);
            return isOfSomebody ? illness : null;
        }

        return kind == DocumentKind.Roster ? FirstOf(AnyTreatment, Treatments, line) : null;
    }

    private static string? FirstOf(SearchValues<string> any, string[] words, ReadOnlySpan<char> line)
    {
        var at = line.IndexOfAny(any);
        if (at < 0)
        {
            return null;
        }

        foreach (var word in words)
        {
            if (line[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        return null;
    }

    [GeneratedRegex("患(有|上|了)?|确诊|查出|得了|因病|病人|病重|suffer|diagnosed", RegexOptions.IgnoreCase)]
    private static partial Regex SaysThatSomebodyHasIt();

    // files/2026/10/张某某-肝癌诊断书.jpg: a name is published with the file.
    [GeneratedRegex(@"files/[^\s)]*(癌|瘤|病|症|炎|诊断|病历|残疾)")]
    private static partial Regex FileName();
}
