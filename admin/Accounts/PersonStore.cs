using Microsoft.AspNetCore.Identity;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>Lets ASP.NET Core Identity keep its people in the admin's store.</summary>
internal sealed partial class PersonStore(AdminStore store, IdentityErrorDescriber errors, TimeProvider time) :
    IUserPasswordStore<Person>,
    IUserSecurityStampStore<Person>,
    IUserLockoutStore<Person>,
    IUserTwoFactorStore<Person>,
    IUserTwoFactorRecoveryCodeStore<Person>,
    IUserPasskeyStore<Person>
{
    public Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken) => Save(user);

    public Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken) => Save(user);

    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("People who have signed entries are closed, never deleted.");

    public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(store.FindUser(userId) is { } row ? new Person(row) : null);

    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(store.FindUserByName(normalizedUserName) is { } row ? new Person(row) : null);

    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Name);

    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) =>
        Set(user, user.Row with { Name = userName ?? "" });

    // The store compares names without regard to case itself.
    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Name);

    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task SetPasswordHashAsync(Person user, string? passwordHash, CancellationToken cancellationToken) =>
        Set(user, user.Row with { PasswordHash = passwordHash });

    public Task<string?> GetPasswordHashAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Row.PasswordHash);

    public Task<bool> HasPasswordAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Row.PasswordHash is not null);

    public Task SetSecurityStampAsync(Person user, string stamp, CancellationToken cancellationToken) =>
        Set(user, user.Row with { SecurityStamp = stamp });

    public Task<string?> GetSecurityStampAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Row.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Row.LockedUntil);

    public Task SetLockoutEndDateAsync(Person user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) =>
        Set(user, user.Row with { LockedUntil = lockoutEnd });

    public Task<int> IncrementAccessFailedCountAsync(Person user, CancellationToken cancellationToken)
    {
        user.Row = user.Row with { FailedCount = user.Row.FailedCount + 1 };
        return Task.FromResult(user.Row.FailedCount);
    }

    public Task ResetAccessFailedCountAsync(Person user, CancellationToken cancellationToken) =>
        Set(user, user.Row with { FailedCount = 0 });

    public Task<int> GetAccessFailedCountAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Row.FailedCount);

    public Task<bool> GetLockoutEnabledAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task SetTwoFactorEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken) =>
        Set(user, user.Row with { TotpEnabled = enabled });

    public Task<bool> GetTwoFactorEnabledAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Row.TotpEnabled);

    public Task ReplaceCodesAsync(
        Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Set(user, user.Row with { RecoveryCodeHashes = [.. recoveryCodes.Select(OneTimeCode.Hash)] });

    public Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken)
    {
        var left = user.Row.RecoveryCodeHashes.Where(hash => !OneTimeCode.Matches(code, hash)).ToList();
        var isKnown = left.Count < user.Row.RecoveryCodeHashes.Count;
        user.Row = user.Row with { RecoveryCodeHashes = left };
        return Task.FromResult(isKnown);
    }

    public Task<int> CountCodesAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Row.RecoveryCodeHashes.Count);

    public void Dispose()
    {
        // The store belongs to the host.
    }

    private static Task Set(Person user, AdminUser row)
    {
        user.Row = row;
        return Task.CompletedTask;
    }

    private Task<IdentityResult> Save(Person user)
    {
        var result = store.Save(user.Row);
        if (result is { Outcome: SaveOutcome.Saved, Stored: { } stored })
        {
            user.Row = stored;
            return Task.FromResult(IdentityResult.Success);
        }

        return Task.FromResult(IdentityResult.Failed(result.Outcome == SaveOutcome.NameTaken
            ? errors.DuplicateUserName(user.Name)
            : errors.ConcurrencyFailure()));
    }
}
