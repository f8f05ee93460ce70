using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Tests.Layout;

public sealed class BidiTests
{
    /// <summary>Capitals stand for letters from right to left, as in the standard's own examples.</summary>
    [Theory]
    [InlineData("car is RAC", "0000000111")]
    [InlineData("IS car", "111222")]
    [InlineData("SI 3.50 ab", "1112222122")]
    [InlineData("ab SI 12", "00011122")]
    [InlineData("(SI)", "1111")]
    [InlineData("ab (SI) cd", "0000110000")]
    public void Levels_are_those_of_the_standard(string text, string expected)
    {
        var written = string.Concat(text.Select(letter => char.IsAsciiLetterUpper(letter)
            ? (char)(0x05D0 + letter - 'A')
            : letter));
        Assert.Equal(expected, string.Concat(Bidi.Levels(written)!));
    }

    [Fact]
    public void Chinese_and_Latin_have_no_levels() => Assert.Null(Bidi.Levels("村务公开 ab 12,600.00元 𠮷 བོད"));

    [Fact]
    public void Digits_after_Arabic_letters_keep_their_order_and_their_separators() =>
        Assert.Equal("1111122222", string.Concat(Bidi.Levels("كىرىم12,60")!));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("010", "012")]
    [InlineData("121", "210")]
    [InlineData("1121", "3210")]
    [InlineData("1221", "3120")]
    [InlineData("0110", "0213")]
    public void Parts_are_seen_in_the_order_of_rule_L2(string levels, string expected) => Assert.Equal(
        expected, string.Concat(Bidi.VisualOrder([.. levels.Select(level => (byte)(level - '0'))])));
}
