using System.Text.RegularExpressions;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Looks for what must not be published about a person, in the author's own text and in file names.</summary>
/// <remarks>The text, not the typed data: what stands in a comment column or a link is published too.</remarks>
internal static partial class PrivacyCheck
{
    // Longer lines are no writing of a person; the search stays linear in any case.
    private const int MaxLineLength = 100_000;

    private static readonly string[] MedicalWords =
    [
        "癌", "肿瘤", "白血病", "尿毒症", "透析", "精神病", "精神分裂", "抑郁", "艾滋", "肝炎", "肺结核", "糖尿病", "高血压",
        "心脏病", "脑梗", "脑出血", "偏瘫", "瘫痪", "癫痫", "智力残疾", "精神残疾", "流产", "不孕", "患病", "重病", "大病", "化疗",
        "手术", "住院", "cancer", "tumour", "tumor", "dialysis", "schizophrenia", "depression", "hepatitis",
        "tuberculosis", "diabetes", "epilepsy", "hiv",
    ];

    public static void Run(CheckContext context) =>
        RunOnText(context.Source, context.Document is Roster, context.Diagnostics);

    public static void RunOnText(SourceText source, bool isRoster, DiagnosticBag diagnostics)
    {
        foreach (var finding in PersonalNumber.FindAll(source.File.Path))
        {
            Report(finding, TextPlace.Start, diagnostics, inName: true);
        }

        for (var number = 1; number <= source.LineCount; number++)
        {
            var span = source.Line(number);
            if (span.Length > MaxLineLength)
            {
                span = span[..MaxLineLength];
            }

            // Most lines hold neither eleven digits nor a word; they cost one pass.
            if (PersonalNumber.MayHold(span) && !Hotline().IsMatch(span))
            {
                foreach (var finding in PersonalNumber.FindAll(span.ToString()))
                {
                    Report(finding, new TextPlace(number, finding.Index + 1), diagnostics, inName: false);
                }
            }

            if (isRoster && FindMedical(span) is { } word)
            {
                diagnostics.Add(
                    PrivacyRules.MedicalWord,
                    new TextPlace(number, span.IndexOf(word, StringComparison.OrdinalIgnoreCase) + 1),
                    $"名单里写了“{word}”，病情不能公布。",
                    $"The roster says '{word}'; medical reasons are not published.",
                    new LocalText("只写姓名、组别、金额，原因写“符合条件”。", "Give name, group and amount only."));
            }
        }
    }

    private static string? FindMedical(ReadOnlySpan<char> line)
    {
        foreach (var word in MedicalWords)
        {
            if (line.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        return null;
    }

    private static void Report(PersonalNumber found, TextPlace place, DiagnosticBag diagnostics, bool inName)
    {
        var (rule, chinese, english) = found.Kind switch
        {
            PersonalNumberKind.Identity => (PrivacyRules.IdentityNumber, "完整的身份证号", "a full identity number"),
            PersonalNumberKind.Card => (PrivacyRules.CardNumber, "完整的银行卡号", "a full bank card number"),
            PersonalNumberKind.Mobile => (PrivacyRules.MobileNumber, "完整的手机号", "a full mobile number"),
            _ => (PrivacyRules.LooksLikeIdentity, "像身份证号的数字", "what looks like an identity number"),
        };
        var (where, whereEnglish) = inName ? ("文件名里有", "The file name holds") : ("这里有", "Here stands");

        // The finding itself must not spread the number: reports are printed and sent around.
        diagnostics.Add(
            rule,
            place,
            $"{where}{chinese}（{found.Masked}）。",
            $"{whereEnglish} {english} ({found.Masked}).",
            new LocalText($"改成“{found.Masked}”。", $"Write '{found.Masked}'."));
    }

    // The village's own telephone is meant to be called.
    [GeneratedRegex(@"^hotline\s*:")]
    private static partial Regex Hotline();
}
