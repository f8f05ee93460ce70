using System.Globalization;

namespace VillagePublic.Kiosk.Layout;

/// <summary>Whether a line may end before a character.</summary>
internal enum LineBreak : byte
{
    Never,
    Allowed,
    Required,
}

/// <summary>
/// Finds where lines may break: the part of UAX #14 that Chinese and Latin text needs, with the Chinese prohibitions
/// (no 。，、！）》 at the start of a line, no （《“ at its end), and numbers kept with their units.
/// </summary>
internal static class LineBreaker
{
    private const int MaxAscii = 0x7F;

    /// <summary>First code point that is set full width.</summary>
    private const int FirstWide = 0x2E80;

    /// <summary>Fills in whether a line may break before each UTF-16 unit. Nothing breaks before the first.</summary>
    /// <param name="text">Text of one paragraph or several.</param>
    /// <param name="breaks">As long as <paramref name="text"/>.</param>
    public static void Find(ReadOnlySpan<char> text, Span<LineBreak> breaks)
    {
        breaks.Clear();
        if (text.IsEmpty)
        {
            return;
        }

        var needsGraphemes = ApplyPairs(text, breaks);
        KeepNumbersWithUnits(text, breaks);
        if (needsGraphemes)
        {
            KeepGraphemesWhole(text, breaks);
        }
    }

    /// <summary>Follows the pair table from left to right.</summary>
    /// <returns>Whether the text has characters made of several code points.</returns>
    private static bool ApplyPairs(ReadOnlySpan<char> text, Span<LineBreak> breaks)
    {
        var needsGraphemes = false;
        var before = LineBreakClass.BK;
        var sawSpace = false;
        for (var index = 0; index < text.Length;)
        {
            var codePoint = CodePointAt(text, index, out var length);
            var after = ClassAt(text, index, codePoint);
            needsGraphemes |= length > 1 || after == LineBreakClass.CM;
            if (before == LineBreakClass.BK)
            {
                // A pair of CR and LF is one break.
                var required = index > 0 && !(text[index] == '\n' && text[index - 1] == '\r');
                breaks[index] = required ? LineBreak.Required : LineBreak.Never;
                before = after == LineBreakClass.CM || after == LineBreakClass.SP ? LineBreakClass.WJ : after;
                sawSpace = false;
            }
            else if (after == LineBreakClass.SP)
            {
                sawSpace = true;
            }
            else if (after == LineBreakClass.BK)
            {
                before = after;
            }
            else if (after != LineBreakClass.CM || sawSpace)
            {
                after = after == LineBreakClass.CM ? LineBreakClass.AL : after;
                breaks[index] = Decide(before, after, sawSpace, codePoint);
                before = after;
                sawSpace = false;
            }

            index += length;
        }

        return needsGraphemes;
    }

    private static LineBreak Decide(LineBreakClass before, LineBreakClass after, bool sawSpace, int codePoint)
    {
        // A full-width bracket after Latin or a number starts a thought of its own (LB30 excludes wide brackets).
        if (after == LineBreakClass.OP && codePoint >= FirstWide
            && before is LineBreakClass.AL or LineBreakClass.NU or LineBreakClass.PO)
        {
            return LineBreak.Allowed;
        }

        return LineBreakData.Pair(before, after) switch
        {
            '_' => LineBreak.Allowed,
            '%' when sawSpace => LineBreak.Allowed,
            _ => LineBreak.Never,
        };
    }

    private static LineBreakClass ClassAt(ReadOnlySpan<char> text, int index, int codePoint)
    {
        // An apostrophe inside a Latin word is no closing quotation mark.
        var isApostrophe = codePoint == 0x2019 && index > 0 && index + 1 < text.Length
            && char.IsAsciiLetter(text[index - 1]) && char.IsAsciiLetter(text[index + 1]);
        return isApostrophe ? LineBreakClass.AL : LineBreakData.ClassOf(codePoint);
    }

    private static void KeepNumbersWithUnits(ReadOnlySpan<char> text, Span<LineBreak> breaks)
    {
        for (var index = 1; index < text.Length; index++)
        {
            if (text[index - 1] == '第' && char.IsAsciiDigit(text[index]))
            {
                breaks[index] = LineBreak.Never;
            }

            // A Uyghur ordinal, such as 15-كۈنى, is one word.
            if (index > 1 && text[index - 1] == '-' && char.IsAsciiDigit(text[index - 2])
                && text[index] is >= '\u0600' and <= '\u06FF')
            {
                breaks[index] = LineBreak.Never;
            }

            // "10 月" is as much one thing as "10月".
            var isSpaced = text[index] == ' ' && index + 1 < text.Length;
            var unitStart = isSpaced ? index + 1 : index;
            if (text[unitStart] <= MaxAscii || !char.IsAsciiDigit(text[index - 1]))
            {
                continue;
            }

            if (text[unitStart] == '月')
            {
                KeepMonthWithDay(text, breaks, unitStart);
            }

            foreach (var unit in LineBreakData.Units)
            {
                if (text[unitStart..].StartsWith(unit, StringComparison.Ordinal))
                {
                    breaks.Slice(unitStart, unit.Length).Clear();
                    break;
                }
            }
        }
    }

    /// <summary>"3月15日" is one day, not a month and a day.</summary>
    private static void KeepMonthWithDay(ReadOnlySpan<char> text, Span<LineBreak> breaks, int monthIndex)
    {
        const int MaxDigits = 2;
        var index = monthIndex + 1;
        var first = SkipSpace(text, index);
        var end = first;
        while (end < text.Length && end - first < MaxDigits && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var day = SkipSpace(text, end);
        if (end > first && day < text.Length && text[day] is '日' or '号')
        {
            breaks[index..(day + 1)].Clear();
        }

        static int SkipSpace(ReadOnlySpan<char> text, int index) =>
            index < text.Length && text[index] == ' ' ? index + 1 : index;
    }

    private static void KeepGraphemesWhole(ReadOnlySpan<char> text, Span<LineBreak> breaks)
    {
        for (var index = 0; index < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text[index..]);
            breaks.Slice(index + 1, length - 1).Clear();
            index += length;
        }
    }

    private static int CodePointAt(ReadOnlySpan<char> text, int index, out int length)
    {
        var isPair = char.IsHighSurrogate(text[index])
            && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        length = isPair ? 2 : 1;
        return isPair ? char.ConvertToUtf32(text[index], text[index + 1]) : text[index];
    }
}
