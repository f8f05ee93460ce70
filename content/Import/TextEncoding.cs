using System.Text;

namespace VillagePublic.Content.Import;

/// <summary>Decodes what spreadsheet programs write: UTF-8 with or without mark, UTF-16 with mark, GB18030.</summary>
internal static class TextEncoding
{
    // Text of every language has fewer odd characters than this; decoded wrongly it has far more.
    private const double MaxOddShare = 0.02;

    /// <summary>The text, or <see langword="null"/> when no encoding fits.</summary>
    public static string? Decode(byte[] file)
    {
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Strict(new UnicodeEncoding(bigEndian: false, false, throwOnInvalidBytes: true), file, 2);
        }

        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Strict(new UnicodeEncoding(bigEndian: true, false, throwOnInvalidBytes: true), file, 2);
        }

        var mark = file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        return Strict(StrictUtf8.Encoding, file, mark) ?? (mark == 0 ? Gb18030(file) : null);
    }

    private static string? Gb18030(byte[] file)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(
            "gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        return encoding is null ? null : Strict(encoding, file, 0);
    }

    private static string? Strict(Encoding encoding, byte[] file, int skip)
    {
        try
        {
            var text = encoding.GetString(file, skip, file.Length - skip);
            var odd = text.Count(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t'));
            return odd <= text.Length * MaxOddShare ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
