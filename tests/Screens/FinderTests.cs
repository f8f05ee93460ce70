using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Tests.Screens;

public sealed class FinderTests
{
    [Theory]
    [InlineData("东头路", "dtl")]
    [InlineData("清溪村2026年10月", "qxc2026n10y")]
    [InlineData("自来水管网改造", "zlsgwgz")]
    [InlineData("啊哦", "ao")]
    [InlineData("做座", "zz")]
    [InlineData("A 座（b）", "azb")]
    [InlineData("", "")]
    public void Each_character_gives_the_first_letter_of_its_pinyin(string text, string initials) =>
        Assert.Equal(initials, PinyinInitials.Of(text));

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
}
