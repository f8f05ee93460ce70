namespace VillagePublic.Content.Documents;

/// <summary>A notice.</summary>
public sealed record Notice : ParsedDocument
{
    /// <inheritdoc />
    public override DocumentKind Kind => DocumentKind.Notice;

    /// <summary>Category as written.</summary>
    public string? Category { get; init; }

    /// <summary>Whether it is urgent: shown first and in cinnabar.</summary>
    public bool Urgent { get; init; }
}
