using System.Text;

namespace VillagePublic.Content;

/// <summary>UTF-8 without a byte-order mark that throws on malformed bytes instead of hiding them.</summary>
public static class StrictUtf8
{
    /// <summary>The encoding. Throws <see cref="DecoderFallbackException"/> on bad bytes. Thread-safe.</summary>
    public static Encoding Encoding { get; } =
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Encodes text.</summary>
    public static byte[] GetBytes(string text) => Encoding.GetBytes(text);

    /// <summary>Decodes bytes.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    public static string GetString(ReadOnlySpan<byte> bytes) => Encoding.GetString(bytes);

    /// <summary>Decodes bytes; <see langword="null"/> when they are not UTF-8.</summary>
    public static string? TryGetString(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
