using NSec.Cryptography;

namespace VillagePublic.Content.Log;

/// <summary>An Ed25519 private key. Thread-safe.</summary>
public sealed class Ed25519Key : IDisposable
{
    /// <summary>Bytes of the seed a key is made from.</summary>
    public const int SeedSizeBytes = 32;

    /// <summary>Bytes of a public key.</summary>
    public const int PublicKeySizeBytes = 32;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureSizeBytes = 64;

    private readonly Key key;

    private Ed25519Key(Key key)
    {
        this.key = key;
        PublicKey = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
    }

    /// <summary>The public key, 32 bytes.</summary>
    public byte[] PublicKey { get; }

    /// <summary>Makes a new key from the system's random numbers.</summary>
    public static Ed25519Key Create() => new(Key.Create(SignatureAlgorithm.Ed25519, Exportable));

    /// <summary>The key of a seed.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static Ed25519Key FromSeed(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedSizeBytes)
        {
            throw new ArgumentException("The seed of an Ed25519 key has 32 bytes.", nameof(seed));
        }

        return new(Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey, Exportable));
    }

    /// <summary>Whether a signature is that key's over that message; malformed input is not.</summary>
    public static bool Verify(
        ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        publicKey.Length == PublicKeySizeBytes
        && signature.Length == SignatureSizeBytes
        && NSec.Cryptography.PublicKey.TryImport(
            SignatureAlgorithm.Ed25519, publicKey, KeyBlobFormat.RawPublicKey, out var key)
        && SignatureAlgorithm.Ed25519.Verify(key!, message, signature);

    /// <summary>Signs; the same message always gives the same 64 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message) => SignatureAlgorithm.Ed25519.Sign(key, message);

    /// <summary>The seed, for keeping; 32 bytes that must stay secret.</summary>
    public byte[] ExportSeed() => key.Export(KeyBlobFormat.RawPrivateKey);

    /// <inheritdoc />
    public void Dispose() => key.Dispose();

    private static KeyCreationParameters Exportable =>
        new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
}
