namespace VillagePublic.Content.Documents;

/// <summary>One matter followed from proposal to final payment (四议两公开).</summary>
public sealed record Matter : ParsedDocument
{
    /// <inheritdoc />
    public override DocumentKind Kind => DocumentKind.Matter;

    /// <summary>Status as written.</summary>
    public string? Status { get; init; }

    /// <summary>Budget.</summary>
    public WrittenMoney Budget { get; init; } = WrittenMoney.NotGiven;

    /// <summary>Id of the document that decided it.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>What happened, in the author's order.</summary>
    public IReadOnlyList<MatterStep> Steps { get; init; } = [];
}

/// <summary>One step of a matter.</summary>
/// <param name="Date">日期.</param>
/// <param name="Stage">阶段 as written.</param>
/// <param name="Text">内容.</param>
/// <param name="Links">链接: ids of documents.</param>
/// <param name="Line">Line in the author's file, from 1.</param>
public sealed record MatterStep(
    DateOnly? Date, string Stage, string Text, IReadOnlyList<string> Links, int Line);
