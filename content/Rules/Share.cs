using System.Globalization;

namespace VillagePublic.Content.Rules;

/// <summary>A share such as "more than 1/2 of those present" and the arithmetic it asks for.</summary>
internal readonly record struct Share(string Of, int Numerator, int Denominator, bool Strict)
{
    /// <summary>Reads the data's spelling.</summary>
    /// <exception cref="FormatException">The embedded data is wrong.</exception>
    public static Share From(ShareData data)
    {
        var text = data.Over ?? data.AtLeast ?? throw new FormatException("A share needs 'over' or 'atLeast'.");
        var parts = text.Split('/');
        return new Share(
            data.Of,
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            int.Parse(parts[1], CultureInfo.InvariantCulture),
            Strict: data.Over is not null);
    }

    /// <summary>Smallest whole number that satisfies the share.</summary>
    /// <param name="whole">Of how many. At least 0.</param>
    public int Needed(int whole)
    {
        var product = (long)whole * Numerator;
        return (int)(Strict ? (product / Denominator) + 1 : (product + Denominator - 1) / Denominator);
    }

    public bool Holds(decimal part, decimal whole) =>
        Strict ? part * Denominator > whole * Numerator : part * Denominator >= whole * Numerator;

    /// <summary>过半数, 三分之二以上.</summary>
    public LocalText InWords() => (Numerator, Denominator, Strict) switch
    {
        (1, 2, true) => new LocalText("过半数", "more than half"),
        (1, 2, false) => new LocalText("半数以上", "at least half"),
        (2, 3, false) => new LocalText("三分之二以上", "at least two thirds"),
        (1, 3, false) => new LocalText("三分之一以上", "at least a third"),
        (3, 4, false) => new LocalText("四分之三以上", "at least three quarters"),
        _ => new LocalText(
            string.Create(CultureInfo.InvariantCulture, $"{Denominator}分之{Numerator}{(Strict ? "以上（不含）" : "以上")}"),
            string.Create(
                CultureInfo.InvariantCulture, $"{(Strict ? "more than" : "at least")} {Numerator}/{Denominator}")),
    };
}
