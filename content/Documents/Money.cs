using System.Globalization;

namespace VillagePublic.Content.Documents;

/// <summary>An exact amount of money.</summary>
/// <param name="Fen">Amount in fen (0.01 yuan); negative for money owed or reversed.</param>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    /// <summary>Nothing at all. Not the same as "not given".</summary>
    public static readonly Money Zero = new(0);

    /// <summary>Adds, throwing on overflow.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.Fen + right.Fen));

    /// <summary>Subtracts, throwing on overflow.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.Fen - right.Fen));

    /// <summary>Negates.</summary>
    public static Money operator -(Money value) => new(checked(-value.Fen));

    /// <summary>Compares amounts.</summary>
    public static bool operator <(Money left, Money right) => left.Fen < right.Fen;

    /// <summary>Compares amounts.</summary>
    public static bool operator >(Money left, Money right) => left.Fen > right.Fen;

    /// <summary>Compares amounts.</summary>
    public static bool operator <=(Money left, Money right) => left.Fen <= right.Fen;

    /// <summary>Compares amounts.</summary>
    public static bool operator >=(Money left, Money right) => left.Fen >= right.Fen;

    /// <inheritdoc />
    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>Yuan with thousands separators and two decimals: <c>12,600.00</c>, <c>-500.00</c>.</summary>
    public override string ToString() => (Fen / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);
}

/// <summary>An amount together with the text the author wrote.</summary>
/// <param name="Value">The amount, or <see langword="null"/> when it was not given (never 0).</param>
/// <param name="Written">The text as written, trimmed; empty when the cell was empty.</param>
public readonly record struct WrittenMoney(Money? Value, string Written)
{
    /// <summary>No amount given and nothing written.</summary>
    public static readonly WrittenMoney NotGiven = new(null, "");
}

/// <summary>The unit a finance document or contract states its figures in.</summary>
public enum MoneyUnit
{
    /// <summary>元.</summary>
    Yuan,

    /// <summary>万元: ten thousand yuan.</summary>
    TenThousandYuan,
}
