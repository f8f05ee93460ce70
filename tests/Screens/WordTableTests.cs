using System.Text.RegularExpressions;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Tests.Screens;

public sealed partial class WordTableTests
{
    [Fact]
    public void Every_language_says_everything_and_Chinese_comes_first()
    {
        Assert.Equal("zh", WordTable.All[0].Language);
        Assert.True(WordTable.All.Count >= 2);
        var missing = from table in WordTable.All
                      from word in Enum.GetValues<Word>()
                      where !table.Has(word)
                      select $"{table.Language}: {word}";
        Assert.Empty(missing);
    }

    [Fact]
    public void No_translation_asks_for_more_than_the_Chinese_gives()
    {
        var wrong = from table in WordTable.All
                    from word in Enum.GetValues<Word>()
                    let given = Arguments(WordTable.All[0][word])
                    where Arguments(table[word]) > Math.Max(given, Unused(word))
                    select $"{table.Language}: {word}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_number_chooses_the_form_and_an_index_picks_a_name()
    {
        var english = WordTable.For("en");
        Assert.Equal("1 day", english.Say(Word.Days, 1));
        Assert.Equal("3 days", english.Say(Word.Days, 3));
        Assert.Equal("22 November 2026", english.Say(Word.DayLong, 2026, 11, 22));
        Assert.Equal("2026年第三季度", WordTable.For("zh").Say(Word.QuarterLong, 2026, 3));
    }

    [Theory]
    [InlineData("Home", "no equals sign")]
    [InlineData("Homes = x", "unknown key")]
    [InlineData("Home = a\nHome = b", "given twice")]
    public void Refuses_a_file_with(string text, string because) =>
        Assert.True(Record.Exception(() => WordTable.Parse("xx", text)) is FormatException, because);

    private static int Arguments(string text) =>
        ArgumentPattern().Matches(text).Select(match => match.Value[1] - '0' + 1).DefaultIfEmpty().Max();

    // A short day is given its year too, a large sum its thousands, for languages that want them.
    private static int Unused(Word word) => word switch
    {
        Word.DayShort => 3,
        Word.AboutTenThousands => 2,
        _ => 0,
    };

    [GeneratedRegex(@"\{\d")]
    private static partial Regex ArgumentPattern();
}
