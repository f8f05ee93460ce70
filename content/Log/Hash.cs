using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace VillagePublic.Content.Log;

/// <summary>A SHA-256 hash: 32 bytes, compared by value.</summary>
public readonly struct Hash : IEquatable<Hash>
{
    /// <summary>Bytes in a hash.</summary>
    public const int SizeBytes = 32;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private static readonly byte[] Zero = new byte[SizeBytes];

    private readonly byte[]? bytes;

    /// <summary>Wraps a copy of 32 bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public Hash(ReadOnlySpan<byte> value)
    {
        if (value.Length != SizeBytes)
        {
            throw new ArgumentException("A hash has 32 bytes.", nameof(value));
        }

        bytes = value.ToArray();
    }

    private Hash(byte[] owned) => bytes = owned;

    /// <summary>The bytes; all zero for the default value.</summary>
    public ReadOnlySpan<byte> Bytes => bytes ?? Zero;

    /// <summary>Compares by value.</summary>
    public static bool operator ==(Hash left, Hash right) => left.Equals(right);

    /// <summary>Compares by value.</summary>
    public static bool operator !=(Hash left, Hash right) => !left.Equals(right);

    /// <summary>SHA-256 of the bytes as they are; names a blob.</summary>
    public static Hash Of(ReadOnlySpan<byte> content) => new(SHA256.HashData(content));

    /// <summary>Reads 64 lower-case hexadecimal digits; nothing else.</summary>
    public static bool TryParse(string? hex, out Hash hash)
    {
        hash = default;
        if (hex is not { Length: 2 * SizeBytes } || hex.AsSpan().ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        hash = new Hash(Convert.FromHexString(hex));
        return true;
    }

    /// <summary>Reads the 44 characters of canonical base64; nothing else.</summary>
    public static bool TryParseBase64(string text, out Hash hash)
    {
        hash = default;
        if (StrictBase64.TryDecode(text) is not { Length: SizeBytes } decoded)
        {
            return false;
        }

        hash = new Hash(decoded);
        return true;
    }

    /// <summary>44 characters of base64, as proofs and checkpoints spell hashes.</summary>
    public string ToBase64() => Convert.ToBase64String(Bytes);

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(Bytes);

    /// <inheritdoc />
    public bool Equals(Hash other) => Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Hash other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => BinaryPrimitives.ReadInt32LittleEndian(Bytes);
}
