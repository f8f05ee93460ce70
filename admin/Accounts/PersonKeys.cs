using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>The Ed25519 key of each person. Seeds are stored protected by a key outside the database.</summary>
internal sealed class PersonKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("VillagePublic.Person.Seed.v1");

    /// <summary>The same person with a new key.</summary>
    public AdminUser Equip(AdminUser user)
    {
        var seed = RandomNumberGenerator.GetBytes(Ed25519Key.SeedSizeBytes);
        using var key = PersonKey.FromSeed(seed);
        var equipped = user with { PersonKey = key.PublicKey, ProtectedPersonKey = protector.Protect(seed) };
        CryptographicOperations.ZeroMemory(seed);
        return equipped;
    }

    /// <summary>The person's key, to sign with; the caller disposes it.</summary>
    /// <exception cref="CryptographicException">The protecting key is gone, as after restoring a backup on another
    /// machine; an administrator has to reset the person.</exception>
    public PersonKey Open(AdminUser user) => PersonKey.FromSeed(protector.Unprotect(
        user.ProtectedPersonKey ?? throw new CryptographicException($"{user.Name} has no key.")));

    /// <summary>Whether the person can sign.</summary>
    public bool CanOpen(AdminUser user)
    {
        try
        {
            using var key = Open(user);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
