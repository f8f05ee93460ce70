using System.Text;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Store;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>A document as it is read out over the village loudspeaker: short sentences, no tables.</summary>
internal static class LoudspeakerText
{
    private const int MostLines = 12;

    /// <summary>The text; paragraphs are lines.</summary>
    public static string Make(PageContext page, PublishedRevision revision, ParsedDocument document)
    {
        var text = new StringBuilder();
        Add(text, page.Say($"{page.VillageName}广播：{document.Title}。", $"{page.VillageName}: {document.Title}."));
        Add(text, document.Summary);
        foreach (var sentence in Sentences(page, document).Take(MostLines))
        {
            Add(text, sentence);
        }

        var day = Wording.Day(Wording.ChinaDay(revision.Entry.Published), page);
        Add(text, page.Say($"以上内容{day}公布。", $"Published on {day}."));
        if (page.Village?.Hotline is { Length: > 0 } hotline)
        {
            Add(text, page.Say($"有不明白的，请打电话 {hotline}，或者到村部来问。", $"Questions? Call {hotline}."));
        }

        return text.ToString();
    }

    private static IEnumerable<string> Sentences(PageContext page, ParsedDocument document) => document switch
    {
        FinanceReport report => Finance(page, report),
        VoteRecord vote => Vote(page, vote),
        MeetingMinutes minutes => minutes.Resolutions,
        Roster { Lines.Count: var count, ObjectionsUntil: { } day } => [page.Say(
            $"名单上一共 {count} 户（人）。有意见的，请在{Wording.Day(day, page)}以前提出来。",
            $"{count} names. Objections by {Wording.Day(day, page)}.")],
        _ => document.Prose.OfType<Block.Paragraph>().Select(paragraph => Inline.PlainText(paragraph.Inlines)),
    };

    private static IEnumerable<string> Finance(PageContext page, FinanceReport report)
    {
        yield return page.Say(
            $"这一期收入 {report.IncomeTotal} 元，支出 {report.SpendingTotal} 元。",
            $"Income {report.IncomeTotal} yuan, spending {report.SpendingTotal} yuan.");
        if (report.Closing.Value is { } closing)
        {
            yield return page.Say($"现在账上还有 {closing} 元。", $"The balance is {closing} yuan.");
        }

        const int LargestTold = 5;
        foreach (var line in report.Spending.OrderByDescending(line => line.Amount.Value?.Fen ?? 0).Take(LargestTold))
        {
            yield return page.Say(
                $"{line.Description}，{Wording.Amount(line.Amount, page)} 元。",
                $"{line.Description}: {Wording.Amount(line.Amount, page)} yuan.");
        }
    }

    private static IEnumerable<string> Vote(PageContext page, VoteRecord vote)
    {
        return VoteEvaluator.Evaluate(vote, RuleSets.For(page.Village)).Motions
            .Select(motion => $"{motion.Motion.Text}{page.Say("：", ": ")}{page.Say(motion.Sentence)}");
    }

    private static void Add(StringBuilder text, string? sentence)
    {
        if (!string.IsNullOrWhiteSpace(sentence))
        {
            text.Append(sentence.Trim()).Append('\n');
        }
    }
}
