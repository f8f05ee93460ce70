using System.Text.RegularExpressions;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Looks for what must not be published about a person, in the author's own text and in file names.</summary>
/// <remarks>The text, not the typed data: what stands in a comment column or a link is published too.</remarks>
internal static partial class PrivacyCheck
{
    // Longer lines are no writing of a person; the search stays linear in any case.
    private const int MaxLineLength = 100_000;

    private const StringComparison Ignoring = StringComparison.OrdinalIgnoreCase;

    public static void Run(CheckContext context) =>
        RunOnText(context.Source, context.Document.Kind, context.Diagnostics);

    /// <summary>Looks at a text.</summary>
    /// <param name="source">The text.</param>
    /// <param name="kind">What kind it is of; <see langword="null"/> when it cannot be read.</param>
    /// <param name="diagnostics">Takes what is found.</param>
    public static void RunOnText(SourceText source, DocumentKind? kind, DiagnosticBag diagnostics)
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

            if (MedicalWords.Find(span, kind) is { } word)
            {
                ReportMedical(word, kind, new TextPlace(number, span.IndexOf(word, Ignoring) + 1), diagnostics);
            }
        }
    }

    private static void ReportMedical(
        string word, DocumentKind? kind, TextPlace place, DiagnosticBag diagnostics)
    {
        var (chinese, english) = kind == DocumentKind.Roster
            ? ($"名单里写了“{word}”，病情不能公布。", $"The roster says '{word}'; medical reasons are not published.")
            : ($"这里写了“{word}”。说的要是某个人的病，不能公布。",
                $"Here stands '{word}'. If it is about somebody's illness, it is not published.");
        diagnostics.Add(
            PrivacyRules.MedicalWord,
            place,
            chinese,
            english,
            kind == DocumentKind.Roster
                ? new LocalText("只写姓名、组别、金额，原因写“符合条件”。", "Give name, group and amount only.")
                : new LocalText(
                    "改成不提病名的说法；不是说哪个人的，确认一下就行。",
                    "Say it without the illness; if it is about nobody in particular, confirm it."));
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
