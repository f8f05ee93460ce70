using System.Buffers.Binary;
using System.Security.Cryptography;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>A clerk's or reviewer's own key. Thread-safe.</summary>
public sealed class PersonKey : IDisposable
{
    // Rounds of PBKDF2 with SHA-256 that OWASP asked for in 2023; kept in the sealed form so that it can grow.
    private const int Rounds = 600_000;
    private const int MaxRounds = 10_000_000;
    private const int SaltSizeBytes = 16;
    private const int NonceSizeBytes = 12;
    private const int TagSizeBytes = 16;
    private const int SealedSizeBytes =
        sizeof(int) + SaltSizeBytes + NonceSizeBytes + TagSizeBytes + Ed25519Key.SeedSizeBytes;

    private readonly Ed25519Key key;

    private PersonKey(Ed25519Key key) => this.key = key;

    /// <summary>The public key, 32 bytes.</summary>
    public byte[] PublicKey => key.PublicKey;

    /// <summary>Makes a new key.</summary>
    public static PersonKey Create() => new(Ed25519Key.Create());

    /// <summary>The key of a seed of 32 bytes.</summary>
    public static PersonKey FromSeed(ReadOnlySpan<byte> seed) => new(Ed25519Key.FromSeed(seed));

    /// <summary>Opens a key sealed with a password.</summary>
    /// <returns>The key, or <see langword="null"/> for a wrong password or damaged bytes.</returns>
    public static PersonKey? TryOpen(ReadOnlySpan<byte> sealedKey, string password)
    {
        if (sealedKey.Length != SealedSizeBytes)
        {
            return null;
        }

        var rounds = BinaryPrimitives.ReadInt32BigEndian(sealedKey);
        if (rounds is < 1 or > MaxRounds)
        {
            return null;
        }

        var rest = sealedKey[sizeof(int)..];
        var seed = new byte[Ed25519Key.SeedSizeBytes];
        try
        {
            using var cipher = new AesGcm(Derive(password, rest[..SaltSizeBytes], rounds), TagSizeBytes);
            rest = rest[SaltSizeBytes..];
            var tag = rest.Slice(NonceSizeBytes, TagSizeBytes);
            cipher.Decrypt(rest[..NonceSizeBytes], rest[(NonceSizeBytes + TagSizeBytes)..], tag, seed);
            return FromSeed(seed);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>The key, readable only with the password: PBKDF2 and AES-GCM.</summary>
    public byte[] Seal(string password)
    {
        var bytes = new byte[SealedSizeBytes];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Rounds);
        var salt = bytes.AsSpan(sizeof(int), SaltSizeBytes);
        var nonce = bytes.AsSpan(sizeof(int) + SaltSizeBytes, NonceSizeBytes);
        RandomNumberGenerator.Fill(salt);
        RandomNumberGenerator.Fill(nonce);
        var rest = bytes.AsSpan(sizeof(int) + SaltSizeBytes + NonceSizeBytes);
        var seed = key.ExportSeed();
        using var cipher = new AesGcm(Derive(password, salt, Rounds), TagSizeBytes);
        cipher.Encrypt(nonce, seed, rest[TagSizeBytes..], rest[..TagSizeBytes]);
        CryptographicOperations.ZeroMemory(seed);
        return bytes;
    }

    /// <summary>The person as the log is to introduce them.</summary>
    /// <param name="name">Who, as villagers know them.</param>
    /// <param name="role"><see cref="Approvals.Author"/> or <see cref="Approvals.Reviewer"/>.</param>
    public Signer Introduce(string name, string role) => new(name, role, PublicKey);

    /// <summary>Signs as the author of what is to be published.</summary>
    /// <param name="pending">What is signed.</param>
    /// <param name="name">Who, as villagers know them.</param>
    public Approval SignAsAuthor(PendingEntry pending, string name) => Sign(pending, Approvals.Author, name);

    /// <summary>Signs as the second person.</summary>
    /// <param name="pending">What is signed.</param>
    /// <param name="name">Who, as villagers know them; not the author.</param>
    public Approval SignAsReviewer(PendingEntry pending, string name) => Sign(pending, Approvals.Reviewer, name);

    /// <inheritdoc />
    public void Dispose() => key.Dispose();

    private static byte[] Derive(string password, ReadOnlySpan<byte> salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(
            StrictUtf8.GetBytes(password), salt, rounds, HashAlgorithmName.SHA256, outputLength: 32);

    private Approval Sign(PendingEntry pending, string role, string name) =>
        new(name, role, PublicKey, key.Sign(pending.MessageFor(role, name)));
}
