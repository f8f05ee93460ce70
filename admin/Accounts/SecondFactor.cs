using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>The phone's code as a second factor, and the printed codes for a phone that is lost.</summary>
internal sealed class SecondFactor(
    AdminStore store, IDataProtectionProvider protection, AuditTrail audit, TimeProvider time) :
    IUserTwoFactorTokenProvider<Person>
{
    /// <summary>Name under which Identity knows it.</summary>
    public const string Provider = "time-code";

    /// <summary>Printed codes given out at once.</summary>
    public const int PrintedCount = 8;

    private readonly IDataProtector protector = protection.CreateProtector("VillagePublic.Totp.v1");

    /// <summary>Gives a person a new secret, which counts once a code of it has been typed.</summary>
    public void Begin(AdminUser user) => Demand(store.Save(user with
    {
        TotpSecret = Convert.ToBase64String(
            protector.Protect(RandomNumberGenerator.GetBytes(TimeCode.SecretSizeBytes))),
        TotpEnabled = false,
        TotpLastStep = null,
    }));

    /// <summary>The secret; <see langword="null"/> when there is none, or the key that protects it is gone.</summary>
    public byte[]? SecretOf(AdminUser user)
    {
        try
        {
            return user.TotpSecret is { } text ? protector.Unprotect(Convert.FromBase64String(text)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Switches it on when the phone shows the right code.</summary>
    /// <returns>The printed codes, shown this once; <see langword="null"/> when the code was wrong.</returns>
    public IReadOnlyList<string>? Confirm(AdminUser user, string code)
    {
        if (SecretOf(user) is not { } secret
            || TimeCode.Match(secret, code, time.GetUtcNow(), user.TotpLastStep) is not { } step)
        {
            return null;
        }

        var printed = Print();
        Demand(store.Save(user with
        {
            TotpEnabled = true,
            TotpLastStep = step,
            RecoveryCodeHashes = [.. printed.Select(OneTimeCode.Hash)],
        }));
        audit.Add(user, "user.second-factor", user.Name, "on");
        return printed;
    }

    /// <summary>Switches it off.</summary>
    public void Remove(AdminUser user)
    {
        Demand(store.Save(user with
        {
            TotpEnabled = false, TotpSecret = null, TotpLastStep = null, RecoveryCodeHashes = [],
        }));
        audit.Add(user, "user.second-factor", user.Name, "off");
    }

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Person> manager, Person user) =>
        Task.FromResult(user.Row.TotpEnabled);

    public Task<string> GenerateAsync(string purpose, UserManager<Person> manager, Person user) =>
        throw new NotSupportedException("The phone makes the codes.");

    /// <summary>Accepts a code once. Keeping its step and accepting it are one act: of two sign-ins with the same code
    /// the second finds the row changed.</summary>
    public Task<bool> ValidateAsync(string purpose, string token, UserManager<Person> manager, Person user)
    {
        if (SecretOf(user.Row) is not { } secret
            || TimeCode.Match(secret, token, time.GetUtcNow(), user.Row.TotpLastStep) is not { } step
            || store.Save(user.Row with { TotpLastStep = step }) is not
                { Outcome: SaveOutcome.Saved, Stored: { } stored })
        {
            return Task.FromResult(false);
        }

        user.Row = stored;
        return Task.FromResult(true);
    }

    private static string[] Print() => [.. Enumerable.Range(0, PrintedCount).Select(_ => OneTimeCode.Create())];

    private static void Demand(SaveResult<AdminUser> saved)
    {
        if (saved.Outcome != SaveOutcome.Saved)
        {
            throw new InvalidOperationException("The person was changed by somebody else meanwhile.");
        }
    }
}
