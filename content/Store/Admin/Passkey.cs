namespace VillagePublic.Content.Store.Admin;

/// <summary>A passkey: the public half of a key that stays in somebody's phone, computer or security key.</summary>
public sealed record Passkey
{
    /// <summary>The device's name of the key (WebAuthn: credential id).</summary>
    public required byte[] Id { get; init; }

    /// <summary>The public key as the device gave it, in COSE.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When somebody last signed in with it; <see langword="null"/> before the first time.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>How often the device says it has signed: a copy of the key would be behind. Devices that carry keys
    /// over to each other always say 0.</summary>
    public long SignCount { get; init; }

    /// <summary>How browsers reach it, such as <c>internal</c> or <c>usb</c>.</summary>
    public IReadOnlyList<string> Transports { get; init; } = [];

    /// <summary>Whether it may be carried over to other devices of its owner.</summary>
    public bool IsBackupEligible { get; init; }

    /// <summary>Whether it has been.</summary>
    public bool IsBackedUp { get; init; }
}
