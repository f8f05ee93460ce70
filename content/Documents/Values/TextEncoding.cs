using System.Text;

namespace VillagePublic.Content.Documents;

/// <summary>A text and how its bytes were read.</summary>
/// <param name="Text">The text.</param>
/// <param name="Encoding">Name of the encoding, one of <see cref="TextEncoding.Names"/> or UTF-8.</param>
/// <param name="IsGuess">Whether nothing in the file says so: to be told to a person, never taken silently.</param>
public sealed record DecodedText(string Text, string Encoding, bool IsGuess);

/// <summary>Tells the encoding of a text from its bytes: UTF-8, UTF-16, old code pages. Thread-safe.</summary>
public static class TextEncoding
{
    /// <summary>GB 18030, which holds GBK and GB 2312.</summary>
    public const string Gb18030 = "GB18030";

    private const string Utf8 = "UTF-8";
    private const string Utf16 = "UTF-16";
    private const string Utf16BigEndian = "UTF-16BE";

    // Text of every language has fewer odd characters than this; decoded wrongly it has far more.
    private const double MaxOddShare = 0.02;

    // Digits, commas and line ends of a table take a tenth of it at the least; their upper byte is zero in UTF-16.
    private const double MinZeroShare = 0.05;

    private static readonly Dictionary<string, Lazy<Encoding>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [Gb18030] = new(() => CodePage("gb18030")),
        [Utf16] = new(() => new UnicodeEncoding(bigEndian: false, false, throwOnInvalidBytes: true)),
        [Utf16BigEndian] = new(() => new UnicodeEncoding(bigEndian: true, false, throwOnInvalidBytes: true)),
        ["Big5"] = new(() => CodePage("big5")),
    };

    /// <summary>The encodings besides UTF-8 that somebody may choose.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Keys];

    /// <summary>Decodes a text whose encoding nobody has chosen.</summary>
    /// <param name="file">All bytes.</param>
    /// <param name="declared">What the text says of itself, as a page does; <see langword="null"/>: nothing.</param>
    /// <returns><see langword="null"/> when no encoding fits.</returns>
    public static DecodedText? Decode(byte[] file, string? declared = null)
    {
        switch (file)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return Strict(StrictUtf8.Encoding, Utf8, file, skip: 3, isGuess: false);
            case [0xFF, 0xFE, ..]:
                return Strict(Known[Utf16].Value, Utf16, file, skip: 2, isGuess: false);
            case [0xFE, 0xFF, ..]:
                return Strict(Known[Utf16BigEndian].Value, Utf16BigEndian, file, skip: 2, isGuess: false);
            default:
                return Strict(StrictUtf8.Encoding, Utf8, file, skip: 0, isGuess: false)
                    ?? (NameOf(declared) is { } said ? Decode(file, said, isGuess: false) : null)
                    ?? (Guess(file) is { } guess ? Decode(file, guess, isGuess: true) : null);
        }
    }

    /// <summary>Decodes a text as somebody has chosen.</summary>
    /// <param name="file">All bytes.</param>
    /// <param name="chosen">One of <see cref="Names"/>.</param>
    /// <returns><see langword="null"/> when the bytes are not of that encoding, or nobody knows it.</returns>
    public static DecodedText? DecodeAs(byte[] file, string chosen) =>
        Known.ContainsKey(chosen) ? Decode(file, chosen, isGuess: false) : null;

    /// <summary>The name of the encoding that bytes which are not UTF-8 look like.</summary>
    /// <returns><see langword="null"/> if they look like none.</returns>
    public static string? Guess(byte[] file)
    {
        if (file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return file[0] == 0xFF ? Utf16 : Utf16BigEndian;
        }

        // Without a mark UTF-16 shows by its zeros: every second byte of ASCII characters, and never the other one.
        var (even, odd) = (0, 0);
        for (var index = 0; index < file.Length; index++)
        {
            (even, odd) = (even + (file[index] == 0 && index % 2 == 0 ? 1 : 0),
                odd + (file[index] == 0 && index % 2 == 1 ? 1 : 0));
        }

        var enough = file.Length * MinZeroShare;
        return (even, odd) switch
        {
            (0, 0) => Decode(file, Gb18030, isGuess: true) is null ? null : Gb18030,
            (0, _) when odd > enough && file.Length % 2 == 0 => Utf16,
            (_, 0) when even > enough && file.Length % 2 == 0 => Utf16BigEndian,
            _ => null,
        };
    }

    // gb2312 and gbk are what pages call GB 18030's older parts.
    private static string? NameOf(string? declared) => declared?.ToLowerInvariant() switch
    {
        "gb2312" or "gbk" or "gb18030" or "x-gbk" => Gb18030,
        "big5" => "Big5",
        "utf-16" or "utf-16le" => Utf16,
        "utf-16be" => Utf16BigEndian,
        _ => null,
    };

    private static DecodedText? Decode(byte[] file, string name, bool isGuess) =>
        Strict(Known[name].Value, name, file, file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? 2 : 0, isGuess);

    private static DecodedText? Strict(Encoding encoding, string name, byte[] file, int skip, bool isGuess)
    {
        try
        {
            var text = encoding.GetString(file, skip, file.Length - skip);
            var odd = text.Count(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t'));
            return odd <= text.Length * MaxOddShare ? new DecodedText(text, name, isGuess) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding CodePage(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(
            name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? throw new InvalidOperationException($"The runtime has no {name}.");
}
