using System.Buffers;

namespace VillagePublic.Content.Links;

/// <summary>Hash prefixes in 32 characters that QR codes hold compactly and eyes cannot mix up.</summary>
/// <remarks>Crockford's alphabet: digits and capitals without I, L, O and U; five bits a character, most significant
/// first. Only upper case and only these characters are read.</remarks>
internal static class CodeText
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int BitsPerCharacter = 5;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    /// <summary>Whether every character belongs to the alphabet.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Allowed);

    /// <summary>The first bits of <paramref name="bytes"/> as <paramref name="length"/> characters.</summary>
    public static string Prefix(ReadOnlySpan<byte> bytes, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length * BitsPerCharacter, bytes.Length * 8);
        var characters = new char[length];
        for (var index = 0; index < length; index++)
        {
            characters[index] = Alphabet[FiveBits(bytes, index * BitsPerCharacter)];
        }

        return new string(characters);
    }

    private static int FiveBits(ReadOnlySpan<byte> bytes, int firstBit)
    {
        var value = 0;
        for (var bit = firstBit; bit < firstBit + BitsPerCharacter; bit++)
        {
            value = (value << 1) | ((bytes[bit / 8] >> (7 - (bit % 8))) & 1);
        }

        return value;
    }
}
