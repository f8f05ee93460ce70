using System.Text;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The first letters of the pinyin of a text: 东头路 gives <c>dtl</c>.</summary>
/// <remarks>
/// GB 2312 orders its 3,755 everyday characters by pinyin, so the place in the code tells the first letter. Rarer
/// characters stand by radical there and are left out of the answer; of several readings the standard's one counts.
/// </remarks>
internal static class PinyinInitials
{
    private const int CodePage = 936;

    /// <summary>Code after the last everyday character.</summary>
    private const int End = 0xD7FA;

    /// <summary>The code where each first letter begins; no syllable begins with i, u or v.</summary>
    private static readonly (int Code, char Letter)[] Starts =
    [
        (0xB0A1, 'a'), (0xB0C5, 'b'), (0xB2C1, 'c'), (0xB4EE, 'd'), (0xB6EA, 'e'), (0xB7A2, 'f'), (0xB8C1, 'g'),
        (0xB9FE, 'h'), (0xBBF7, 'j'), (0xBFA6, 'k'), (0xC0AC, 'l'), (0xC2E8, 'm'), (0xC4C3, 'n'), (0xC5B6, 'o'),
        (0xC5BE, 'p'), (0xC6DA, 'q'), (0xC8BB, 'r'), (0xC8F6, 's'), (0xCBFA, 't'), (0xCDDA, 'w'), (0xCEF4, 'x'),
        (0xD1B9, 'y'), (0xD4D1, 'z'),
    ];

    private static readonly Encoding Gb2312 = CodePagesEncodingProvider.Instance.GetEncoding(CodePage)
        ?? throw new InvalidOperationException("The runtime has no code page 936.");

    /// <summary>Letters and digits of a text, each Han character by its first letter.</summary>
    public static string Of(string text)
    {
        var initials = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[4];
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (char.IsAsciiLetterOrDigit(character))
            {
                initials.Append(char.ToLowerInvariant(character));
            }
            else if (Gb2312.GetBytes(text.AsSpan(index, 1), bytes) == 2
                && Letter((bytes[0] << 8) | bytes[1]) is { } letter)
            {
                initials.Append(letter);
            }
        }

        return initials.ToString();
    }

    private static char? Letter(int code)
    {
        if (code >= End || code < Starts[0].Code)
        {
            return null;
        }

        var letter = Starts[0].Letter;
        foreach (var start in Starts)
        {
            if (start.Code > code)
            {
                break;
            }

            letter = start.Letter;
        }

        return letter;
    }
}
