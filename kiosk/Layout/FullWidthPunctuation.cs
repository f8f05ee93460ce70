namespace VillagePublic.Kiosk.Layout;

/// <summary>Full-width marks fill only half of their square; where two meet, the empty halves are closed up.</summary>
/// <remarks>After "Requirements for Chinese Text Layout" (W3C), 3.1.6.</remarks>
internal static class FullWidthPunctuation
{
    /// <summary>Half of the square that such a mark leaves empty, in ems.</summary>
    public const float EmptyEm = 0.5f;

    private const string Opening = "（《〈「『【〔〖｛［“‘";
    private const string Closing = "）》〉」』】〕〗｝］”’，。、；：";

    /// <summary>Whether the mark's left half is empty.</summary>
    public static bool IsOpening(char mark) => mark > '\u2000' && Opening.Contains(mark);

    /// <summary>Whether the room between two marks is closed up by <see cref="EmptyEm"/>.</summary>
    public static bool Closes(char first, char second)
    {
        if (first < '\u2000' || second < '\u2000')
        {
            return false;
        }

        return IsOpening(second)
            ? Opening.Contains(first) || Closing.Contains(first)
            : Closing.Contains(first) && Closing.Contains(second);
    }
}
