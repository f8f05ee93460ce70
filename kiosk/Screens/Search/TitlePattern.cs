using System.Text;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What was typed, to be looked for in titles: letters stand for the pinyin of characters, each by its first
/// letters or all of them; anything else stands for itself.</summary>
/// <param name="typed">Lower-case letters, digits and Han characters.</param>
internal sealed class TitlePattern(string typed)
{
    /// <summary>A text as patterns are compared with it: small letters, digits and Han characters, nothing else.
    /// </summary>
    public static string Prepare(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                kept.Append(char.ToLowerInvariant(character));
            }
            else if (IsHan(character))
            {
                kept.Append(character);
            }
        }

        return kept.ToString();
    }

    /// <summary>Where a prepared text fits first.</summary>
    /// <returns><see langword="null"/> if it does not.</returns>
    public (int Start, int End)? Find(string prepared)
    {
        for (var start = 0; start < prepared.Length; start++)
        {
            if (EndOfMatch(prepared, start, 0) is { } end)
            {
                return (start, end);
            }
        }

        return null;
    }

    private static bool IsHan(char character) => character is (>= '\u3400' and <= '\u9FFF') or '\u3007'
        or (>= '\uF900' and <= '\uFAFF') || char.IsSurrogate(character);

    private int? EndOfMatch(string text, int at, int from)
    {
        if (from == typed.Length)
        {
            return at;
        }

        if (at == text.Length)
        {
            return null;
        }

        var wanted = typed[from];
        var found = text[at];
        if (!char.IsAsciiLetterLower(wanted) || char.IsAscii(found))
        {
            return wanted == found ? EndOfMatch(text, at + 1, from + 1) : null;
        }

        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
        var readings = Pinyin.Of(rune);
        if (readings.Count == 0 && from > 0)
        {
            // A character that nobody can read aloud is passed over.
            return EndOfMatch(text, at + length, from);
        }

        foreach (var reading in readings)
        {
            for (var taken = CommonLength(reading, from); taken > 0; taken--)
            {
                if (EndOfMatch(text, at + length, from + taken) is { } end)
                {
                    return end;
                }
            }
        }

        return null;
    }

    /// <summary>How many letters from a place on begin a reading.</summary>
    private int CommonLength(string reading, int from)
    {
        var length = 0;
        while (length < reading.Length && from + length < typed.Length && typed[from + length] == reading[length])
        {
            length++;
        }

        return length;
    }
}
