namespace VillagePublic.Content.Store.Admin;

/// <summary>A screen that follows this admin's log.</summary>
public sealed record PairedKiosk
{
    /// <summary>Random, given at pairing.</summary>
    public required string Id { get; init; }

    /// <summary>Code of the village.</summary>
    public required string Village { get; init; }

    /// <summary>Where it stands: 村委会大厅.</summary>
    public required string Name { get; init; }

    /// <summary>Verifier key of its cosignatures; <see langword="null"/> when it does not cosign.</summary>
    public string? CosignKey { get; init; }

    /// <summary>When it was paired.</summary>
    public required DateTimeOffset PairedAt { get; init; }

    /// <summary>When it last reported.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Its last report, as JSON.</summary>
    public string? StatusJson { get; init; }

    /// <summary>What it is told, as JSON.</summary>
    public string? SettingsJson { get; init; }
}
