using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Whether a vote or minutes are published as soon as the law wants a decision made public.</summary>
internal static class LatePublicationCheck
{
    /// <summary>Checks a document nobody could read before today.</summary>
    /// <param name="facts">The document.</param>
    /// <param name="rules">The village's rules.</param>
    /// <param name="began">The day the village began to publish; nothing is owed for the time before.</param>
    /// <param name="today">Today in the village.</param>
    public static IEnumerable<Diagnostic> Run(DocumentFacts facts, RuleSet rules, DateOnly began, DateOnly today)
    {
        if (facts is not { Decision: { Resolves: true } decision, Date: { } day }
            || day < began
            || rules.Decisions?.Bodies.Contains(DocumentWords.KeyOf(decision.Body)) != true)
        {
            yield break;
        }

        var legal = rules.MajorMatters(day);
        var days = legal?.Days ?? DecisionCheck.DefaultDays;
        var passed = today.DayNumber - day.DayNumber;
        if (passed <= days)
        {
            yield break;
        }

        var (cite, citeEnglish) = legal is { Citation: { Chinese.Length: > 0 } citation }
            ? ($"（{citation.Chinese}）", $" ({citation.English})")
            : ("", "");
        yield return DutyRules.PublishedLate.At(
            facts.Path,
            facts.Key("date"),
            new LocalText(
                $"{day:yyyy-MM-dd} 定的事，过了 {passed} 天才公开，最多 {days} 天{cite}。",
                $"Decided on {day:yyyy-MM-dd} and made public after {passed} days; at most {days}{citeEnglish}."),
            new LocalText("晚了也要公开；打勾以后页面上会写明晚了。", "Publish it all the same; the page says that it is late."));
    }
}
