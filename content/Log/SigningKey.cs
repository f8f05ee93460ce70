using System.Buffers.Binary;
using System.Globalization;

namespace VillagePublic.Content.Log;

/// <summary>A named private key that signs notes. Thread-safe.</summary>
public sealed class SigningKey : IDisposable
{
    private const string SecretPrefix = "PRIVATE+KEY+";

    private readonly Ed25519Key key;

    private SigningKey(string name, KeyKind kind, Ed25519Key key)
    {
        this.key = key;
        Verifier = new VerifierKey(name, kind, key.PublicKey);
    }

    /// <summary>The public half.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>Makes a new key.</summary>
    public static SigningKey Create(string name, KeyKind kind) => new(name, kind, Ed25519Key.Create());

    /// <summary>The key of a seed of 32 bytes.</summary>
    public static SigningKey FromSeed(string name, KeyKind kind, ReadOnlySpan<byte> seed) =>
        new(name, kind, Ed25519Key.FromSeed(seed));

    /// <summary>Reads a secret line, <c>PRIVATE+KEY+name+id+key</c>.</summary>
    /// <returns>The key, or <see langword="null"/> if <paramref name="text"/> is malformed.</returns>
    public static SigningKey? TryParseSecret(string text)
    {
        if (!text.StartsWith(SecretPrefix, StringComparison.Ordinal)
            || text[SecretPrefix.Length..].Split('+', 3) is not [var name, var id, var encoded]
            || !VerifierKey.IsName(name)
            || StrictBase64.TryDecode(encoded) is not { Length: 1 + Ed25519Key.SeedSizeBytes } bytes
            || bytes[0] is not ((byte)KeyKind.Note or (byte)KeyKind.Cosignature))
        {
            return null;
        }

        var key = FromSeed(name, (KeyKind)bytes[0], bytes.AsSpan(1));
        if (key.Verifier.Id.ToString("x8", CultureInfo.InvariantCulture) == id)
        {
            return key;
        }

        key.Dispose();
        return null;
    }

    /// <summary>The key as one line to keep in a file of its own. Secret.</summary>
    public string ToSecret()
    {
        byte[] bytes = [(byte)Verifier.Kind, .. key.ExportSeed()];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{SecretPrefix}{Verifier.Name}+{Verifier.Id:x8}+{Convert.ToBase64String(bytes)}");
    }

    /// <summary>Signs the text of a note.</summary>
    /// <param name="noteText">Text, ended by a line feed.</param>
    /// <param name="time">When; used by a cosignature key, in whole seconds.</param>
    public NoteSignature Sign(ReadOnlySpan<byte> noteText, DateTimeOffset time)
    {
        if (Verifier.Kind == KeyKind.Note)
        {
            return new NoteSignature(Verifier.Name, Verifier.Id, key.Sign(noteText));
        }

        var seconds = time.ToUnixTimeSeconds();
        var signature = new byte[sizeof(ulong) + Ed25519Key.SignatureSizeBytes];
        BinaryPrimitives.WriteUInt64BigEndian(signature, (ulong)seconds);
        key.Sign(VerifierKey.CosignedMessage(noteText, seconds)).CopyTo(signature, sizeof(ulong));
        return new NoteSignature(Verifier.Name, Verifier.Id, signature);
    }

    /// <summary>Signs a message that is no note; who verifies it needs the bare public key.</summary>
    /// <param name="message">Must begin with its purpose, so that it can never be read as a note's text.</param>
    internal byte[] SignMessage(ReadOnlySpan<byte> message) => key.Sign(message);

    /// <inheritdoc />
    public void Dispose() => key.Dispose();
}
