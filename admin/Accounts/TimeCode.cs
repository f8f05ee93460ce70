using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VillagePublic.Admin.Accounts;

/// <summary>The six digits a phone's authenticator shows (RFC 6238: HMAC-SHA-1, 30 seconds, six digits).</summary>
internal static class TimeCode
{
    /// <summary>As long as the hash (RFC 4226, section 4).</summary>
    public const int SecretSizeBytes = 20;

    private const int StepSeconds = 30;
    private const int Digits = 1_000_000;

    // A phone's clock may be half a minute off either way.
    private const int Tolerance = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code of a time step.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238's usual hash; most phones know no other.")]
    public static string At(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xF)..]) & int.MaxValue;
        return (number % Digits).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step of a moment.</summary>
    public static long StepOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The step whose code was typed; <see langword="null"/> when it is none of now, or was used already.
    /// </summary>
    /// <param name="secret">The secret shared with the phone.</param>
    /// <param name="typed">What the person typed.</param>
    /// <param name="now">The time.</param>
    /// <param name="lastStep">Step of the last code accepted; neither it nor an earlier one counts again.</param>
    public static long? Match(byte[] secret, string typed, DateTimeOffset now, long? lastStep)
    {
        var digits = Encoding.ASCII.GetBytes(string.Concat(typed.Where(char.IsAsciiDigit)));
        long? found = null;
        for (var step = StepOf(now) - Tolerance; step <= StepOf(now) + Tolerance; step++)
        {
            // All steps are compared, so that the duration tells nothing.
            if (CryptographicOperations.FixedTimeEquals(digits, Encoding.ASCII.GetBytes(At(secret, step)))
                && step > (lastStep ?? -1))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The secret as people type it: RFC 4648 base 32 in groups of four.</summary>
    public static string ToText(byte[] secret)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < secret.Length * 8; bit += 5)
        {
            var pair = (secret[bit / 8] << 8) | (bit / 8 + 1 < secret.Length ? secret[(bit / 8) + 1] : 0);
            text.Append(Base32[(pair >> (11 - (bit % 8))) & 31]);
        }

        return string.Join(' ', text.ToString().Chunk(4).Select(group => new string(group)));
    }

    /// <summary>What the phone scans.</summary>
    public static string ToAddress(byte[] secret, string issuer, string name) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(name)}"
        + $"?secret={ToText(secret).Replace(" ", "", StringComparison.Ordinal)}&issuer={Uri.EscapeDataString(issuer)}";
}
