namespace VillagePublic.Content.Documents;

/// <summary>The village: who we are (front matter) and the welcome text (body).</summary>
public sealed record Village : ParsedDocument
{
    /// <inheritdoc />
    public override DocumentKind Kind => DocumentKind.Village;

    /// <summary>Name, such as 清溪村.</summary>
    public required string Name { get; init; }

    /// <summary>12-digit division code.</summary>
    public required string Code { get; init; }

    /// <summary>Key of the rule set: <c>national</c>, <c>shandong</c>, … .</summary>
    public string Rules { get; init; } = "national";

    /// <summary>What the village asks of itself beyond the law.</summary>
    public OwnRules OwnRules { get; init; } = OwnRules.None;

    /// <summary>Number of households.</summary>
    public int? Households { get; init; }

    /// <summary>Number of adults.</summary>
    public int? Adults { get; init; }

    /// <summary>Number of villagers' representatives.</summary>
    public int? Representatives { get; init; }

    /// <summary>Number of members of the collective.</summary>
    public int? Members { get; init; }

    /// <summary>Names of the villagers' groups.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Ledgers: key and name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Ledgers { get; init; } = [];

    /// <summary>Committee members, as written (name and office).</summary>
    public IReadOnlyList<string> Committee { get; init; } = [];

    /// <summary>Members of the supervision committee, as written.</summary>
    public IReadOnlyList<string> Supervisors { get; init; } = [];

    /// <summary>Telephone for questions.</summary>
    public string? Hotline { get; init; }

    /// <summary>What others may do with the open data; <see langword="null"/>: the village has not said.</summary>
    public DataLicence? Licence { get; init; }
}
