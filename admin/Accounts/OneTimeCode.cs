using System.Security.Cryptography;
using VillagePublic.Content;

namespace VillagePublic.Admin.Accounts;

/// <summary>A code somebody is handed on paper or reads in the terminal, used once.</summary>
internal static class OneTimeCode
{
    /// <summary>16 characters of 32: 80 bits. No 0, O, 1 or I, so that it survives handwriting.</summary>
    private const int Length = 16;

    private const int GroupLength = 4;

    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>A new code in groups of four.</summary>
    public static string Create() =>
        string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(GroupLength)
            .Select(group => new string(group)));

    /// <summary>What is stored instead of the code. A plain hash suffices: the code is random.</summary>
    public static string Hash(string code)
    {
        var typed = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(StrictUtf8.GetBytes(typed)));
    }

    /// <summary>Compares without telling by its duration how much agreed.</summary>
    public static bool Matches(string code, string storedHash) => CryptographicOperations.FixedTimeEquals(
        StrictUtf8.GetBytes(Hash(code)), StrictUtf8.GetBytes(storedHash));
}
