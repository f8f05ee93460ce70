using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>What the checks across documents need of one document; text and body are let go.</summary>
/// <param name="Document">The document without text, body and the lines no check across documents asks for.</param>
/// <param name="Links">Where it leads, with places.</param>
/// <param name="Outcome">What its votes came to; <see langword="null"/> for other kinds.</param>
/// <param name="Income">Sum of a finance document's income; zero for other kinds.</param>
/// <param name="Spending">Sum of its spending.</param>
internal sealed record DocumentFacts(
    ParsedDocument Document, IReadOnlyList<PlacedLink> Links, VoteOutcome? Outcome, Money Income, Money Spending)
{
    public string Path => Document.Source.Path;

    public static DocumentFacts Of(ParsedDocument document, RuleSet rules)
    {
        var links = LinkFinder.Find(document);
        var outcome = document is VoteRecord vote ? VoteEvaluator.Evaluate(vote, rules) : null;
        var (income, spending) = document is FinanceReport report
            ? (report.IncomeTotal, report.SpendingTotal)
            : (Money.Zero, Money.Zero);
        return new DocumentFacts(Strip(document), links, outcome, income, spending);
    }

    /// <summary>Where a key's value stands.</summary>
    public TextPlace Key(string key) => Document.KeyPlaces.TryGetValue(key, out var place) ? place : TextPlace.Start;

    // Ten thousand documents fit into the memory of a small machine only without their words.
    private static ParsedDocument Strip(ParsedDocument document)
    {
        var bare = document with { Body = [], Prose = [], Source = document.Source with { Text = "" } };
        return bare switch
        {
            FinanceReport report => report with
            {
                Income = [.. report.Income.Where(IsReferring)],
                Spending = [.. report.Spending.Where(IsReferring)],
                Planned = [],
                Assets = [],
                Receivables = [],
                Payables = [],
                Resources = [],
                StatedTotals = [],
            },
            Roster roster => roster with { Lines = [], StatedTotals = [] },
            MeetingMinutes minutes => minutes with
            {
                Agenda = [],
                FollowUps = [.. minutes.FollowUps.Where(item => !item.Done)],
            },
            _ => bare,
        };
    }

    private static bool IsReferring(FinanceLine line) => line.Authorities.Count > 0 || line.Vouchers.Count > 0;
}

/// <summary>A link and where it stands.</summary>
internal readonly record struct PlacedLink(LinkTarget Target, TextPlace Place);
