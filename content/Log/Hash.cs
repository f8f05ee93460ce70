using System.Buffers;

namespace VillagePublic.Content.Log;

/// <summary>A SHA-256 hash: 32 bytes, compared by value.</summary>
public readonly struct Hash : IEquatable<Hash>
{
    /// <summary>Bytes in a hash.</summary>
    public const int SizeBytes = 32;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

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

    /// <summary>The bytes; all zero for the default value.</summary>
    public ReadOnlySpan<byte> Bytes => bytes ?? new byte[SizeBytes];

    /// <summary>Compares by value.</summary>
    public static bool operator ==(Hash left, Hash right) => left.Equals(right);

    /// <summary>Compares by value.</summary>
    public static bool operator !=(Hash left, Hash right) => !left.Equals(right);

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

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(Bytes);

    /// <inheritdoc />
    public bool Equals(Hash other) => Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Hash other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => BitConverter.ToInt32(Bytes[..4]);
}
