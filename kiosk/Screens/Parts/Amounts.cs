using System.Globalization;
using VillagePublic.Content.Documents;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Money as it is read: thousands apart, two decimals, large sums also in 万.</summary>
internal static class Amounts
{
    /// <summary>Sums from here on are also said in 万: a hundred thousand yuan.</summary>
    private const long LargeFen = 10_000_000;

    private const decimal FenPerTenThousandYuan = 1_000_000m;
    private const decimal FenPerThousandYuan = 100_000m;

    extension(ScreenContext context)
    {
        /// <summary>Figure and unit.</summary>
        public string Yuan(Money money) => context.Say(Word.Yuan, Minus(money.ToString()));

        /// <summary>What the author gave, or that nothing was given: never 0.</summary>
        public string Yuan(WrittenMoney money) => money.Value is { } value
            ? context.Yuan(value)
            : money.Written.Length > 0 ? money.Written : context[Word.NotGiven];

        /// <summary>A large sum said in 万; <see langword="null"/> for a small one.</summary>
        public string? TenThousands(Money money) => Math.Abs(money.Fen) < LargeFen
            ? null
            : context.Say(
                Word.AboutTenThousands,
                Minus(InTenThousands(money)),
                Minus((money.Fen / FenPerThousandYuan).ToString("#,##0", CultureInfo.InvariantCulture)));
    }

    /// <summary>Figure alone, with a proper minus.</summary>
    public static string Plain(Money money) => Minus(money.ToString());

    /// <summary>Tens of thousands of yuan with up to one decimal.</summary>
    public static string InTenThousands(Money money) =>
        (money.Fen / FenPerTenThousandYuan).ToString("#,##0.#", CultureInfo.InvariantCulture);

    public static Money Absolute(Money money) => money < Money.Zero ? -money : money;

    private static string Minus(string figure) => figure.Replace('-', '−');
}
