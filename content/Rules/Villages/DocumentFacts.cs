using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>What the checks across documents need of one document; text and body are let go.</summary>
/// <param name="Document">The document without text, body and the lines no check across documents asks for.</param>
/// <param name="Links">Where it leads, with places.</param>
/// <param name="Outcome">What its votes came to; <see langword="null"/> for other kinds.</param>
internal sealed record DocumentFacts(
    ParsedDocument Document, IReadOnlyList<PlacedLink> Links, VoteOutcome? Outcome)
{
    public string Path => Document.Source.Path;

    public static DocumentFacts Of(ParsedDocument document, RuleSet rules)
    {
        var links = LinkFinder.Find(document);
        var outcome = document is VoteRecord vote ? VoteEvaluator.Evaluate(vote, rules) : null;
        return new DocumentFacts(Strip(document), links, outcome);
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
                Income = [],
                Spending = [.. report.Spending.Where(line => line.Authorities.Count > 0 || line.Vouchers.Count > 0)],
                Planned = [],
                Assets = [],
                Receivables = [],
                Payables = [],
                Resources = [],
                StatedTotals = [],
            },
            Roster roster => roster with { Lines = [], StatedTotals = [] },
            MeetingMinutes minutes => minutes with { Agenda = [], Resolutions = [], FollowUps = [] },
            _ => bare,
        };
    }
}

/// <summary>A link and where it stands.</summary>
internal readonly record struct PlacedLink(LinkTarget Target, TextPlace Place);
