using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>What the checks across documents need of one document, and nothing else: ten thousand documents are held
/// against each other on a small machine.</summary>
internal sealed record DocumentFacts
{
    // Keys at which a finding across documents can stand.
    private static readonly string[] PlacedKeys =
    [
        "amount", "awarded-by", "budget", "closing", "date", "decided-by", "due", "group", "ledger", "ledgers",
        "matter", "opening", "period", "status",
    ];

    private static readonly Dictionary<string, TextPlace> NoPlaces = [];

    private KeyValuePair<string, TextPlace>[] places = [];

    /// <summary>Path in the village folder.</summary>
    public required string Path { get; init; }

    public required string Id { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>Title of a notice; empty for other kinds, whose titles no finding names.</summary>
    public required string Title { get; init; }

    public DateOnly? Date { get; init; }

    public string? Group { get; init; }

    public string[] Matters { get; init; } = [];

    /// <summary>Where it leads, with places, as far as <see cref="VillageNames.Matters"/>.</summary>
    public required PlacedLink[] Links { get; init; }

    /// <summary>What of a ledger matters to others; <see langword="null"/> for other kinds.</summary>
    public LedgerFacts? Ledger { get; init; }

    /// <summary>What a vote or a meeting came to; <see langword="null"/> for other kinds.</summary>
    public DecisionFacts? Decision { get; init; }

    /// <summary>A village, contract or matter, without text and body; <see langword="null"/> for other kinds.</summary>
    public ParsedDocument? Document { get; init; }

    /// <summary>Takes what is needed; the document can be let go.</summary>
    /// <param name="document">The document.</param>
    /// <param name="links">All its links.</param>
    /// <param name="rules">The village's rules.</param>
    /// <param name="names">What exists in the village.</param>
    public static DocumentFacts Of(
        ParsedDocument document, IReadOnlyList<PlacedLink> links, RuleSet rules, VillageNames names) => new()
        {
            Path = document.Source.Path,
            Id = names.ShareId(document.Id),
            Kind = document.Kind,
            Title = document.Kind == DocumentKind.Notice ? document.Title : "",
            Date = document.Date,
            Group = document.Group,
            Matters = names.ShareIds(document.Matters),
            Links = [.. links.Where(link => names.Matters(link.Target))],
            Ledger = document is FinanceReport report ? LedgerFacts.Of(report, names) : null,
            Decision = document switch
            {
                VoteRecord vote => DecisionFacts.Of(vote, rules),
                MeetingMinutes minutes => DecisionFacts.Of(minutes),
                _ => null,
            },
            Document = document is Village or Contract or Matter ? Bare(document) : null,
            places = [.. PlacedKeys.Where(document.KeyPlaces.ContainsKey)
                .Select(key => KeyValuePair.Create(key, document.KeyPlaces[key]))],
        };

    /// <summary>Where a key's value stands; the top of the file when it is missing.</summary>
    public TextPlace Key(string key)
    {
        foreach (var (known, place) in places)
        {
            if (known == key)
            {
                return place;
            }
        }

        return TextPlace.Start;
    }

    private static ParsedDocument Bare(ParsedDocument document) => document with
    {
        Body = [],
        Prose = [],
        Source = document.Source with { Text = "" },
        KeyPlaces = NoPlaces,
    };
}

/// <summary>A link and where it stands.</summary>
internal readonly record struct PlacedLink(LinkTarget Target, TextPlace Place);
