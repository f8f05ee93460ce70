namespace VillagePublic.Content.Store.Admin;

/// <summary>Somebody who may sign in to the admin app.</summary>
public sealed record AdminUser
{
    /// <summary>Random and never reused.</summary>
    public required string Id { get; init; }

    /// <summary>What the person types to sign in; unique without regard to ASCII case.</summary>
    public required string Name { get; init; }

    /// <summary>The name villagers know, as it stands in entries.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What the person may do.</summary>
    public required UserRole Role { get; init; }

    /// <summary>Code of the village; <see langword="null"/> for someone of the township, who sees all.</summary>
    public string? Village { get; init; }

    /// <summary>Password hash in the hasher's own format; <see langword="null"/> until one is set.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Changes with everything that must end the person's sessions.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>Secret of the one-time codes, protected; <see langword="null"/> before it is set up.</summary>
    public string? TotpSecret { get; init; }

    /// <summary>Whether signing in asks for a one-time code.</summary>
    public bool TotpEnabled { get; init; }

    /// <summary>Time step of the last accepted one-time code; none may be used twice.</summary>
    public long? TotpLastStep { get; init; }

    /// <summary>Hashes of the recovery codes that are left.</summary>
    public IReadOnlyList<string> RecoveryCodeHashes { get; init; } = [];

    /// <summary>Keys of the person's devices that sign in without a password.</summary>
    public IReadOnlyList<Passkey> Passkeys { get; init; } = [];

    /// <summary>Wrong passwords in a row.</summary>
    public int FailedCount { get; init; }

    /// <summary>Until when signing in is refused.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Whether the account is closed; closed accounts stay, for what they have signed.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Ed25519 public key of the person, 32 bytes; <see langword="null"/> before the first sign-off.</summary>
    public byte[]? PersonKey { get; init; }

    /// <summary>The private half, protected.</summary>
    public byte[]? ProtectedPersonKey { get; init; }

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How often the row has been saved; saving asks for the one that was read.</summary>
    public long Version { get; init; }
}

/// <summary>What a person may do.</summary>
public enum UserRole
{
    /// <summary>Writes and submits.</summary>
    Clerk,

    /// <summary>Signs off what somebody else wrote.</summary>
    Reviewer,

    /// <summary>Reads everything, changes nothing.</summary>
    Observer,

    /// <summary>Looks after kiosks.</summary>
    Technician,

    /// <summary>Looks after people and settings.</summary>
    Administrator,
}
