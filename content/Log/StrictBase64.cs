using System.Buffers.Text;

namespace VillagePublic.Content.Log;

/// <summary>Standard base64 with one spelling per byte string.</summary>
internal static class StrictBase64
{
    /// <summary>Decodes, or returns <see langword="null"/> for any but the canonical spelling.</summary>
    public static byte[]? TryDecode(string text)
    {
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length) + 1];

        // The decoder forgives white space and stray bits after the last byte; encoding again does not.
        return Convert.TryFromBase64String(text, decoded, out var length)
            && Convert.ToBase64String(decoded.AsSpan(0, length)) == text
                ? decoded[..length]
                : null;
    }
}
