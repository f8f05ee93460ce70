using System.Globalization;

namespace VillagePublic.Kiosk.Layout;

/// <summary>Bidirectional classes of UAX #9; the names are the standard's.</summary>
internal enum BidiClass : byte
{
    /// <summary>Left to right.</summary>
    L,

    /// <summary>Right to left.</summary>
    R,

    /// <summary>Arabic letter, Uyghur among them.</summary>
    AL,

    /// <summary>European digit.</summary>
    EN,

    /// <summary>Sign of a number.</summary>
    ES,

    /// <summary>Unit before or after a number.</summary>
    ET,

    /// <summary>Arabic digit.</summary>
    AN,

    /// <summary>Separator inside a number.</summary>
    CS,

    /// <summary>Mark on the character before.</summary>
    NSM,

    /// <summary>End of a paragraph.</summary>
    B,

    /// <summary>Space, punctuation, symbol: takes the direction of what is around it.</summary>
    ON,
}

/// <summary>Classes of characters for <see cref="Bidi"/>.</summary>
internal static class BidiClasses
{
    /// <summary>Blocks written from right to left; Arabic ones behave differently beside digits.</summary>
    private static readonly (int First, int Last, BidiClass Class)[] RightToLeft =
    [
        (0x0590, 0x05FF, BidiClass.R), (0x0600, 0x07BF, BidiClass.AL), (0x07C0, 0x085F, BidiClass.R),
        (0x0860, 0x08FF, BidiClass.AL), (0x200F, 0x200F, BidiClass.R), (0xFB1D, 0xFB4F, BidiClass.R),
        (0xFB50, 0xFDFF, BidiClass.AL), (0xFE70, 0xFEFE, BidiClass.AL), (0x10800, 0x10FFF, BidiClass.R),
        (0x1E800, 0x1EFFF, BidiClass.R),
    ];

    /// <summary>Whether a text has anything written from right to left; most have nothing.</summary>
    public static bool HasRightToLeft(string text)
    {
        foreach (var unit in text)
        {
            // High surrogates of the blocks beyond U+FFFF: D802 and D803, D83A and D83B.
            if (unit >= 0x0590 && (unit <= 0x08FF || unit == 0x200F || (unit >= 0xFB1D && unit <= 0xFEFE)
                || unit is '\uD802' or '\uD803' or '\uD83A' or '\uD83B'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Class of a code point.</summary>
    public static BidiClass Of(int codePoint)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(codePoint);
        if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
        {
            return BidiClass.NSM;
        }

        if (codePoint is (>= '0' and <= '9') or (>= 0x06F0 and <= 0x06F9) or (>= 0xFF10 and <= 0xFF19))
        {
            return BidiClass.EN;
        }

        if (codePoint is (>= 0x0660 and <= 0x0669) or 0x066B or 0x066C or 0x06DD or (>= 0x0600 and <= 0x0605))
        {
            return BidiClass.AN;
        }

        var isPunctuation = category is UnicodeCategory.OtherPunctuation or UnicodeCategory.SpaceSeparator;
        foreach (var (first, last, block) in RightToLeft)
        {
            if (codePoint >= first && codePoint <= last && codePoint != 0x060C)
            {
                return block;
            }
        }

        return codePoint switch
        {
            '\n' or '\r' or 0x2028 or 0x2029 or 0x85 => BidiClass.B,
            '+' or '-' or 0x2212 or 0xFF0B or 0xFF0D => BidiClass.ES,
            ',' or '.' or '/' or ':' or 0x060C or 0xA0 or 0xFF0C or 0xFF0E or 0xFF1A => BidiClass.CS,
            '#' or '%' or 0xB0 or 0x2030 or 0x2103 or 0xFF05 => BidiClass.ET,
            _ when category == UnicodeCategory.CurrencySymbol => BidiClass.ET,
            _ when isPunctuation => BidiClass.ON,
            _ when category <= UnicodeCategory.OtherLetter
                || category is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber => BidiClass.L,
            _ => BidiClass.ON,
        };
    }
}
