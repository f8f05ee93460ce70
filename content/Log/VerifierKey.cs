using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace VillagePublic.Content.Log;

/// <summary>A public key that verifies lines of signed notes, with its name (c2sp.org/signed-note).</summary>
public sealed class VerifierKey : IEquatable<VerifierKey>
{
    // A cosignature line carries the time it was made at before the signature.
    private const int TimeSizeBytes = sizeof(ulong);

    // The last second DateTimeOffset can hold. A later time stamp is nobody's.
    internal static readonly long MaxUnixSeconds = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Names a key.</summary>
    /// <exception cref="ArgumentException">The name is empty or has white space or <c>+</c>; not 32 bytes.</exception>
    public VerifierKey(string name, KeyKind kind, ReadOnlySpan<byte> publicKey)
    {
        if (!IsName(name))
        {
            throw new ArgumentException($"'{name}' cannot name a key.", nameof(name));
        }

        if (publicKey.Length != Ed25519Key.PublicKeySizeBytes)
        {
            throw new ArgumentException("An Ed25519 public key has 32 bytes.", nameof(publicKey));
        }

        (Name, Kind, PublicKey) = (name, kind, publicKey.ToArray());
        Id = IdOf(name, [(byte)kind, .. publicKey]);
    }

    /// <summary>Name, the origin for a log's own key.</summary>
    public string Name { get; }

    /// <summary>What it signs.</summary>
    public KeyKind Kind { get; }

    /// <summary>Ed25519 public key, 32 bytes.</summary>
    public byte[] PublicKey { get; }

    /// <summary>First 4 bytes of SHA-256(name || 0x0A || kind || key), big-endian.</summary>
    public uint Id { get; }

    /// <summary>What two people compare on two screens: 16 hexadecimal digits in groups of four.</summary>
    public string Fingerprint
    {
        get
        {
            var digits = Convert.ToHexString(SHA256.HashData(StrictUtf8.GetBytes(ToString())).AsSpan(0, 8));
            return $"{digits[..4]} {digits[4..8]} {digits[8..12]} {digits[12..]}";
        }
    }

    /// <summary>Reads <c>name+id+key</c>.</summary>
    /// <returns>The key, or <see langword="null"/> if <paramref name="text"/> is malformed.</returns>
    public static VerifierKey? TryParse(string text)
    {
        if (text.Split('+', 3) is not [var name, { Length: 8 }, var encoded] || !IsName(name)
            || StrictBase64.TryDecode(encoded) is not { Length: 1 + Ed25519Key.PublicKeySizeBytes } bytes
            || bytes[0] is not ((byte)KeyKind.Note or (byte)KeyKind.Cosignature))
        {
            return null;
        }

        var key = new VerifierKey(name, (KeyKind)bytes[0], bytes.AsSpan(1));
        return key.ToString() == text ? key : null;
    }

    /// <summary>Whether a name may stand in a note: no white space, no control characters, no <c>+</c>.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && !name.Any(c => c == '+' || char.IsWhiteSpace(c) || char.IsControl(c));

    /// <summary>Verifies the bytes a note's line carries after the key id.</summary>
    /// <param name="noteText">Text of the note.</param>
    /// <param name="signature">Signature bytes, before them the time in a cosignature.</param>
    /// <param name="time">When it was cosigned; <see langword="null"/> for a plain signature.</param>
    public bool Verify(ReadOnlySpan<byte> noteText, ReadOnlySpan<byte> signature, out DateTimeOffset? time)
    {
        time = null;
        if (Kind == KeyKind.Note)
        {
            return Ed25519Key.Verify(PublicKey, noteText, signature);
        }

        if (signature.Length != TimeSizeBytes + Ed25519Key.SignatureSizeBytes)
        {
            return false;
        }

        var seconds = BinaryPrimitives.ReadUInt64BigEndian(signature);
        if (seconds > (ulong)MaxUnixSeconds)
        {
            return false;
        }

        time = DateTimeOffset.FromUnixTimeSeconds((long)seconds);
        return Ed25519Key.Verify(
            PublicKey, CosignedMessage(noteText, (long)seconds), signature[TimeSizeBytes..]);
    }

    /// <summary>The key as one line: <c>name+id+key</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{Convert.ToBase64String([(byte)Kind, .. PublicKey])}");

    /// <inheritdoc />
    public bool Equals(VerifierKey? other) =>
        other is not null && Name == other.Name && Kind == other.Kind
        && PublicKey.AsSpan().SequenceEqual(other.PublicKey);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as VerifierKey);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Id);

    /// <summary>What a cosigner signs (c2sp.org/tlog-cosignature).</summary>
    internal static byte[] CosignedMessage(ReadOnlySpan<byte> noteText, long unixSeconds) =>
        [.. StrictUtf8.GetBytes($"cosignature/v1\ntime {StrictDecimal.Format(unixSeconds)}\n"), .. noteText];

    private static uint IdOf(string name, ReadOnlySpan<byte> kindAndKey) =>
        BinaryPrimitives.ReadUInt32BigEndian(
            SHA256.HashData([.. StrictUtf8.GetBytes(name), (byte)'\n', .. kindAndKey]));
}

/// <summary>What a key of a signed note signs; the value stands in the key's bytes.</summary>
public enum KeyKind
{
    /// <summary>0x01: Ed25519 over the text of the note.</summary>
    Note = 0x01,

    /// <summary>0x04: Ed25519 over the text of the note and the time.</summary>
    Cosignature = 0x04,
}
