using CsCheck;
using VillagePublic.Content.Documents;

namespace VillagePublic.Tests.Documents;

/// <summary>What is written can be read back, whatever the value.</summary>
public sealed class ValueProperties
{
    private static readonly Gen<Money> Amounts =
        Gen.Long[-MoneyText.MaxFen, MoneyText.MaxFen].Select(fen => new Money(fen));

    private static readonly Gen<DateOnly> Days =
        Gen.Int[new DateOnly(1949, 1, 1).DayNumber, new DateOnly(2999, 12, 31).DayNumber]
            .Select(DateOnly.FromDayNumber);

    [Fact]
    public void An_amount_in_figures_reads_back() => Amounts.Sample(amount =>
        MoneyText.Read(amount.ToString()).Amount.Value == amount);

    [Fact]
    public void An_amount_in_forge_proof_characters_reads_back() => Amounts.Sample(amount =>
        MoneyText.Read(MoneyText.ToFormalChinese(amount)).Amount.Value == amount);

    [Fact]
    public void Words_and_figure_side_by_side_agree_or_are_refused() =>
        Gen.Select(Gen.Long[1, MoneyText.MaxFen], Gen.Long[1, MoneyText.MaxFen]).Sample((words, figure) =>
        {
            var text = $"{MoneyText.ToFormalChinese(new Money(words))}（¥{new Money(figure)}元）";
            var reading = MoneyText.Read(text);
            return words == figure
                ? reading.Amount.Value == new Money(words)
                : reading is { Problem: MoneyProblem.FigureAndWordsDiffer, Amount.Value: null };
        });

    [Fact]
    public void Full_width_digits_are_the_same_figure() => Amounts.Sample(amount =>
    {
        var wide = string.Concat(amount.ToString().Select(character =>
            character is >= '!' and <= '~' ? (char)(character + 0xFEE0) : character));
        return MoneyText.Read(wide).Amount.Value == amount;
    });

    [Fact]
    public void A_day_reads_back_in_every_spelling() => Days.Sample(day =>
        DateText.TryReadDay($"{day:yyyy-MM-dd}") == day
        && DateText.TryReadDay($"{day.Year}年{day.Month}月{day.Day}日") == day
        && DateText.TryReadDay($"{day.Year}/{day.Month}/{day.Day}") == day
        && DateText.TryReadDay($"民國{day.Year - 1911}年{day.Month}月{day.Day}日") == day
        && DateText.TryReadDay($"{day.Month}月{day.Day}日", day.Year) == day);

    [Fact]
    public void A_period_reads_back_and_is_no_day() =>
        Gen.Select(Gen.Enum<PeriodLength>(), Gen.Int[1949, 2999], Gen.Int[1, 12]).Sample((length, year, number) =>
        {
            var most = length switch
            {
                PeriodLength.Month => 12,
                PeriodLength.Quarter => 4,
                PeriodLength.HalfYear => 2,
                _ => 1,
            };
            var period = new Period(length, year, ((number - 1) % most) + 1);
            var text = period.ToString();
            return DateText.TryReadPeriod(text) == period && DateText.TryReadDay(text) is null;
        });

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("—")]
    [InlineData("-")]
    [InlineData("无")]
    [InlineData("详见附件")]
    public void Not_given_is_never_zero(string text)
    {
        var reading = MoneyText.Read(text);

        Assert.Equal((MoneyProblem.None, (Money?)null), (reading.Problem, reading.Amount.Value));
        Assert.Equal(text, reading.Amount.Written);
    }

    [Theory]
    [InlineData("12,600.00", 1_260_000)]
    [InlineData("１２，６００", 1_260_000)]
    [InlineData("¥3000元", 300_000)]
    [InlineData("1.26万元", 1_260_000)]
    [InlineData("(500)", -50_000)]
    [InlineData("-500（冲销）", -50_000)]
    [InlineData("叁仟元", 300_000)]
    [InlineData("叁仟元(¥3000元)", 300_000)]
    [InlineData("人民币壹万贰仟陆佰元整", 1_260_000)]
    public void Money_is_read_as_people_write_it(string text, long fen) =>
        Assert.Equal(new Money(fen), MoneyText.Read(text).Amount.Value);

    [Theory]
    [InlineData("12,60", MoneyProblem.BadGrouping)]
    [InlineData("1.234", MoneyProblem.FinerThanFen)]
    [InlineData("三万五", MoneyProblem.NotMoney)]
    [InlineData("三千块左右", MoneyProblem.NotMoney)]
    [InlineData("99999999999999", MoneyProblem.TooLarge)]
    public void What_could_be_read_two_ways_is_not_guessed(string text, MoneyProblem problem) =>
        Assert.Equal(problem, MoneyText.Read(text).Problem);
}
