using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>The Ed25519 key of each person. Seeds are stored protected by a key outside the database.</summary>
/// <remarks>A copy of each protected seed lies in the key folder: the log believes people's keys, so whoever brings a
/// lost log back with the copied key folder must find them again too.</remarks>
internal sealed class PersonKeys(IDataProtectionProvider protection, DataFolder data)
{
    private readonly IDataProtector protector = protection.CreateProtector("VillagePublic.Person.Seed.v1");

    /// <summary>The same person with a new key.</summary>
    public AdminUser Equip(AdminUser user)
    {
        var seed = RandomNumberGenerator.GetBytes(Ed25519Key.SeedSizeBytes);
        using var key = PersonKey.FromSeed(seed);
        var equipped = user with { PersonKey = key.PublicKey, ProtectedPersonKey = protector.Protect(seed) };
        CryptographicOperations.ZeroMemory(seed);
        Keep(equipped);
        return equipped;
    }

    /// <summary>The same person with a key the log has introduced, if its seed lies in the key folder; else
    /// <see langword="null"/>.</summary>
    public AdminUser? TryEquip(AdminUser user, Signer known)
    {
        var path = PathOf(known.Key);
        if (!File.Exists(path))
        {
            return null;
        }

        var equipped = user with { PersonKey = known.Key, ProtectedPersonKey = File.ReadAllBytes(path) };
        return CanOpen(equipped) ? equipped : null;
    }

    /// <summary>The person's key, to sign with; the caller disposes it.</summary>
    /// <exception cref="CryptographicException">The protecting key is gone, as after restoring a backup on another
    /// machine; an administrator has to reset the person.</exception>
    public PersonKey Open(AdminUser user)
    {
        var key = PersonKey.FromSeed(protector.Unprotect(
            user.ProtectedPersonKey ?? throw new CryptographicException($"{user.Name} has no key.")));
        if (key.PublicKey.AsSpan().SequenceEqual(user.PersonKey))
        {
            return key;
        }

        key.Dispose();
        throw new CryptographicException($"The kept key is not {user.Name}'s.");
    }

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

    private void Keep(AdminUser user)
    {
        var path = PathOf(user.PersonKey!);
        PrivateFile.MakeFolder(Path.GetDirectoryName(path)!);
        PrivateFile.WriteOnce(path, user.ProtectedPersonKey!);
    }

    private string PathOf(byte[] publicKey) =>
        Path.Combine(data.Keys, "people", Convert.ToHexStringLower(publicKey) + ".key");
}
