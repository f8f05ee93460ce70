using VillagePublic.Content.Store.Search;

namespace VillagePublic.Tests.Store.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("东路硬化", "东 东路 化 硬 硬化 路 路硬")]
    [InlineData("支出12,600.00元", "12600.00 元 出 支 支出")]
    [InlineData("ＫＶ１２ 泵站", "kv12 泵 泵站 站")]
    [InlineData("2026-10-08", "10 2026 8")]
    [InlineData("0.50 007", "0.50 7")]
    [InlineData("，。", "")]
    [InlineData("〇五年", "〇 〇五 五 五年 年")]
    public void Text_becomes_characters_pairs_words_and_numbers(string text, string tokens) =>
        Assert.Equal(tokens, string.Join(' ', SearchText.Tokens(text).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("12600", "支出 12,600.00 元", true)]
    [InlineData("12600.00", "支出 12,600.00 元", true)]
    [InlineData("600", "支出 12,600.00 元", false)]
    [InlineData("东路硬化", "东路的硬化", false)]
    [InlineData("硬化 东路", "东路的硬化", true)]
    [InlineData("kv", "１２ＫＶ ＫＶ１２", true)]
    public void A_document_matches_when_it_holds_every_word(string query, string text, bool matches) =>
        Assert.Equal(matches, SearchQuery.TryParse(query)!.Matches(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData(" ，！ ")]
    public void A_query_without_words_asks_for_nothing(string query) => Assert.Null(SearchQuery.TryParse(query));

    [Fact]
    public void A_rare_character_or_an_emoji_is_one_character_and_never_half_of_one()
    {
        Assert.Equal(
            ["𠮷", "野", "𠮷野", "家", "野家"], SearchText.Tokens(Assert.Single(SearchText.Runs("𠮷野家"))));
        Assert.Equal(["🌾"], SearchText.Tokens("🌾"));
        Assert.DoesNotContain(
            SearchText.Tokens("丰收🌾𠮷\uD842").SelectMany(token => token.EnumerateRunes()),
            rune => rune == System.Text.Rune.ReplacementChar);
    }

    [Fact]
    public void An_excerpt_shows_the_match_and_says_where_it_was_cut()
    {
        var text = new string('前', 40) + "水泵" + new string('后', 90);
        var excerpt = SearchQuery.Excerpt(text, 40);
        Assert.Equal("…" + new string('前', 12) + "水泵" + new string('后', 46) + "…", excerpt);
        Assert.Equal("水泵", SearchQuery.Excerpt("水泵", 0));
    }

    [Theory]
    [InlineData(new long[0])]
    [InlineData(new[] { 0L, 1, 127, 128, 300, 70_000, 5_000_000_000 })]
    public void Posting_lists_come_back(long[] numbers) =>
        Assert.Equal(numbers, PostingList.Decode(PostingList.Encode(numbers)));
}
