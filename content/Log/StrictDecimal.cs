using System.Globalization;

namespace VillagePublic.Content.Log;

/// <summary>Decimal numbers from 0 with one spelling each: no sign, no leading zero.</summary>
internal static class StrictDecimal
{
    public static bool TryParse(string text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && Format(value) == text;

    public static string Format(long value) => value.ToString(CultureInfo.InvariantCulture);
}
