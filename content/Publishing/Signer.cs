namespace VillagePublic.Content.Publishing;

/// <summary>A person whose signatures count, as the log itself has introduced them.</summary>
/// <param name="Name">Who, as villagers know them.</param>
/// <param name="Role"><c>author</c> or <c>reviewer</c>; never both, so that nobody signs off their own.</param>
/// <param name="Key">Ed25519 public key, 32 bytes.</param>
public sealed record Signer(string Name, string Role, byte[] Key)
{
    /// <inheritdoc />
    public bool Equals(Signer? other) =>
        other is not null && Name == other.Name && Role == other.Role && Key.AsSpan().SequenceEqual(other.Key);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Role, Key.Length > 0 ? Key[0] : 0);

    /// <summary>Whether an approval was made with this person's key, in this name and this role.</summary>
    public bool Made(Approval approval) =>
        Name == approval.Name && Role == approval.Role && Key.AsSpan().SequenceEqual(approval.Key);
}
