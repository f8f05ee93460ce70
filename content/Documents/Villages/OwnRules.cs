namespace VillagePublic.Content.Documents;

/// <summary>What a village asks of itself beyond the law, as written below <c>own-rules</c> in village.md.</summary>
public sealed record OwnRules
{
    /// <summary>No rules of its own.</summary>
    public static readonly OwnRules None = new();

    /// <summary>Days a publication stays posted at least.</summary>
    public int? PostingDays { get; init; }

    /// <summary>Days within which an objection is answered.</summary>
    public int? ReplyDays { get; init; }

    /// <summary>Days within which a major matter is published.</summary>
    public int? MajorMatterDays { get; init; }

    /// <summary>Last day of the following month to publish a month's books.</summary>
    public int? FinanceDueDay { get; init; }

    /// <summary>Shares asked of votes, in the order written.</summary>
    public IReadOnlyList<OwnShare> Shares { get; init; } = [];
}

/// <summary>A quorum or majority a village asks for.</summary>
/// <param name="Body">Whose votes.</param>
/// <param name="IsQuorum">Of those who must come; otherwise of those who must agree.</param>
/// <param name="Numerator">Numerator. At least 1.</param>
/// <param name="Denominator">Denominator. At least the numerator.</param>
/// <param name="IsStrict">Strictly more than the share.</param>
/// <param name="IsOfDue">Of all who are due; otherwise of those present. A quorum is always of those due.</param>
/// <param name="Key">The key it was written under.</param>
/// <param name="Written">The text as written.</param>
public sealed record OwnShare(
    DecisionBody Body,
    bool IsQuorum,
    int Numerator,
    int Denominator,
    bool IsStrict,
    bool IsOfDue,
    string Key,
    string Written);
