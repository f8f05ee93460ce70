using Microsoft.AspNetCore.Identity;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>The part of passkeys. How a device proves what it is (attestation) is neither asked for nor kept.</summary>
internal sealed partial class PersonStore
{
    public Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var known = Find(user, passkey.CredentialId);
        var changed = (known ?? new Passkey
        {
            Id = passkey.CredentialId,
            PublicKey = passkey.PublicKey,
            Name = passkey.Name ?? "",
            CreatedAt = time.GetUtcNow(),
            Transports = passkey.Transports ?? [],
            IsBackupEligible = passkey.IsBackupEligible,
        }) with
        {
            SignCount = passkey.SignCount,
            IsBackedUp = passkey.IsBackedUp,
            LastUsedAt = known is null ? null : time.GetUtcNow(),
        };
        return Set(user, user.Row with { Passkeys = [.. Without(user, passkey.CredentialId), changed] });
    }

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Row.Passkeys.Select(ToInfo)]);

    public Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(store.ListUsers().Select(row => new Person(row))
            .FirstOrDefault(person => Find(person, credentialId) is not null));

    public Task<UserPasskeyInfo?> FindPasskeyAsync(
        Person user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(Find(user, credentialId) is { } passkey ? ToInfo(passkey) : null);

    public Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) =>
        Set(user, user.Row with { Passkeys = [.. Without(user, credentialId)] });

    private static Passkey? Find(Person user, byte[] id) =>
        user.Row.Passkeys.FirstOrDefault(passkey => passkey.Id.AsSpan().SequenceEqual(id));

    private static IEnumerable<Passkey> Without(Person user, byte[] id) =>
        user.Row.Passkeys.Where(passkey => !passkey.Id.AsSpan().SequenceEqual(id));

    private static UserPasskeyInfo ToInfo(Passkey passkey) => new(
        passkey.Id,
        passkey.PublicKey,
        passkey.CreatedAt,
        (uint)passkey.SignCount,
        [.. passkey.Transports],
        isUserVerified: true,
        passkey.IsBackupEligible,
        passkey.IsBackedUp,
        attestationObject: [],
        clientDataJson: [])
    {
        Name = passkey.Name,
    };
}
