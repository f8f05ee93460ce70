namespace VillagePublic.Content.Documents;

/// <summary>A list of people, usually with money.</summary>
public sealed record Roster : ParsedDocument
{
    /// <inheritdoc />
    public override DocumentKind Kind => DocumentKind.Roster;

    /// <summary>The scheme it belongs to.</summary>
    public string? Scheme { get; init; }

    /// <summary>Last day to object.</summary>
    public DateOnly? ObjectionsUntil { get; init; }

    /// <summary>The people.</summary>
    public IReadOnlyList<RosterLine> Lines { get; init; } = [];

    /// <summary>Total rows as stated by the author (合计, 小计), for checking; their name is the label.</summary>
    public IReadOnlyList<RosterLine> StatedTotals { get; init; } = [];
}

/// <summary>One person or household of a roster.</summary>
/// <param name="Name">姓名.</param>
/// <param name="Group">组别.</param>
/// <param name="People">人数.</param>
/// <param name="Amount">金额.</param>
/// <param name="Note">备注.</param>
/// <param name="Line">Line in the author's file, from 1.</param>
public sealed record RosterLine(
    string Name, string? Group, int? People, WrittenMoney Amount, string? Note, int Line);
