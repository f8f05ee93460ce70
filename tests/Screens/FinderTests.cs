using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Tests.Screens;

public sealed class FinderTests
{
    [Theory]
    [InlineData("东头路", "dtl")]
    [InlineData("清溪村2026年10月", "qxc2026n10y")]
    [InlineData("自来水管网改造", "zlsgwgz")]
    [InlineData("安徽", "ah")]
    [InlineData("A 座（b）", "azb")]
    [InlineData("", "")]
    public void Each_character_gives_the_first_letter_of_its_pinyin(string text, string initials) =>
        Assert.Equal(initials, Pinyin.Initials(text));

    [Theory]
    [InlineData("东头路硬化", "dongtoulu", "whole pinyin")]
    [InlineData("东头路硬化", "dongtl", "pinyin and first letters mixed")]
    [InlineData("东头路硬化", "luyh", "from the middle")]
    [InlineData("东头路硬化", "dongto", "a syllable not finished yet")]
    [InlineData("银行账户", "yinhang", "the reading that fits")]
    [InlineData("银行账户", "yinxing", "the other reading of the same character")]
    [InlineData("重新选举", "chongxin", "one of several readings")]
    [InlineData("绿化工程", "lvhua", "v for ü")]
    [InlineData("2026年10月收支", "10ysz", "digits and letters")]
    [InlineData("东头路（一期）工程", "dtlyqgc", "marks are passed over")]
    [InlineData("㵘村公告", "cgg", "a rare character does not hide the others")]
    [InlineData("东头路硬化", "东头lu", "chosen characters and letters")]
    [InlineData("西安路", "xi'an", "an apostrophe is no letter")]
    public void Pinyin_finds_a_title(string title, string typed, string because) => Assert.True(
        new TitlePattern(TitlePattern.Prepare(typed)).Find(TitlePattern.Prepare(title)) is not null, because);

    [Theory]
    [InlineData("东头路硬化", "dongxi")]
    [InlineData("东头路硬化", "yhd")]
    [InlineData("2026年", "7n")]
    public void What_does_not_fit_is_not_found(string title, string typed) =>
        Assert.Null(new TitlePattern(typed).Find(TitlePattern.Prepare(title)));

    [Fact]
    public void Letters_offer_the_words_of_the_village_and_a_chosen_one_takes_their_place()
    {
        var search = new Route.Search("dtl");
        Assert.Contains("东头路", Offers(search));
        Assert.Equal("东头路", search.Choose("东头路").Text);
        Assert.Equal("2026东头路", new Route.Search("2026dongtoul").Choose("东头路").Text);
        Assert.Contains(Find("东头路"), hit => hit.Revision.Id == "matters/east-road");
    }

    [Fact]
    public void Strokes_in_the_order_of_writing_offer_characters()
    {
        // 路 is written 口 止 各: 竖 折 横 …
        var search = new Route.Search("东头") { ByStrokes = true, Strokes = "2512121354" };
        Assert.Equal(["路"], Offers(search));
        Assert.Equal("东头路", search.Choose("路").Text);
        Assert.Equal("", search.Choose("路").Strokes);
        Assert.Empty(Offers(search with { Strokes = "5555555555" }));
    }

    [Fact]
    public void A_complete_character_comes_before_those_that_go_on() =>
        Assert.Equal("水", Offers(new Route.Search { ByStrokes = true, Strokes = "2534" })[0]);

    [Fact]
    public void First_letters_find_a_title_and_the_best_fit_comes_first()
    {
        var found = Find("dtl");
        Assert.Contains("东头路", found[0].Revision.Title, StringComparison.Ordinal);
        Assert.Contains(found, hit => hit.Revision.Id == "matters/east-road");
    }

    [Fact]
    public void Digits_find_amounts_and_voucher_numbers_in_the_text() =>
        Assert.Contains(Find("2610-09"), hit => hit.Revision.Id == "finance/2026-10");

    [Fact]
    public void Every_key_of_the_screen_types_what_it_shows()
    {
        var scene = SampleVillage.Show(SampleVillage.Library, new Route.Search());
        var typed = SceneText.Actions(scene).OfType<KioskAction.Type>().Select(action => action.Character).ToHashSet();
        Assert.Equal(36, typed.Count);
    }

    private static IReadOnlyList<Found> Find(string query) => Finder.Find(
        SampleVillage.Context(SampleVillage.Library, KioskState.Fresh(DateTimeOffset.UnixEpoch, "zh")), query, 20);

    private static IReadOnlyList<string> Offers(Route.Search search) => Finder.Offers(
        SampleVillage.Context(SampleVillage.Library, KioskState.Fresh(DateTimeOffset.UnixEpoch, "zh")), search);
}
