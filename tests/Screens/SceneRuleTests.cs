using VillagePublic.Kiosk.Commands;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Tests.Screens;

/// <summary>What must hold for every screen, in both orientations, at every text size, in every language.</summary>
public sealed class SceneRuleTests : IDisposable
{
    private readonly FontSet fonts = FontSet.Load();

    public static TheoryData<string, bool, double> Looks => new()
    {
        { "zh", false, 1 },
        { "zh", true, 1 },
        { "zh", false, 2 },
        { "zh", true, 2 },
        { "en", false, 1.5 },
        { "en", true, 1 },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public void Every_control_has_a_name_the_size_of_a_finger_and_room_around_it_and_all_text_can_be_read(
        string language, bool isLandscape, double scale)
    {
        var display = (isLandscape ? SampleVillage.Landscape : SampleVillage.Portrait) with { TextScale = scale };
        using var renderer = new SnapshotRenderer(fonts, SampleVillage.Library.ReadBlob);
        var wrong = new List<string>();
        foreach (var (name, scene) in All(language, display))
        {
            var tree = renderer.Arrange(scene, display);
            wrong.AddRange(ScreenRules.Controls(tree)
                .Concat(ScreenRules.Cut(tree))
                .Concat(Enum.GetValues<Theme>().SelectMany(theme => ScreenRules.Text(tree, theme)))
                .Select(problem => $"{name}: {problem}"));
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 2)]
    public void The_nastiest_documents_keep_to_the_same_rules(bool isLandscape, double scale)
    {
        var display = (isLandscape ? SampleVillage.Landscape : SampleVillage.Portrait) with { TextScale = scale };
        using var renderer = new SnapshotRenderer(fonts, NastyVillage.Library.ReadBlob);
        var wrong = new List<string>();
        foreach (var (path, _) in NastyVillage.Documents)
        {
            var scene = SampleVillage.Show(
                NastyVillage.Library, new Route.Document(path[..^3]), display: display, textScale: scale);
            var tree = renderer.Arrange(scene, display);
            wrong.AddRange(ScreenRules.Controls(tree).Concat(ScreenRules.Cut(tree))
                .Concat(ScreenRules.Text(tree, Theme.Standard)).Select(problem => $"{path}: {problem}"));
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public void Every_screen_leads_home_and_back_and_keeps_most_of_the_display_for_reading(
        string language, bool isLandscape, double scale)
    {
        var display = (isLandscape ? SampleVillage.Landscape : SampleVillage.Portrait) with { TextScale = scale };
        using var renderer = new SnapshotRenderer(fonts, SampleVillage.Library.ReadBlob);
        foreach (
            var (name, scene) in All(language, display).Where(
                entry => entry.Name is not ("home" or "attract" or "fault" or "calibration")))
        {
            var actions = SceneText.Actions(scene).ToList();
            Assert.True(actions.Contains(new KioskAction.Home()), $"{name} has no way home");
            Assert.True(actions.Contains(new KioskAction.Back()), $"{name} has no way back");
            var body = renderer.Arrange(scene, display).Body.Viewport;
            Assert.True(
                name is "lowered" || (name is "search" or "results" && !isLandscape)
                || body.Height > display.HeightPx * 0.5,
                $"{name}: {body.Height} px");
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public void All_seven_topics_stand_on_the_home_screen_without_scrolling(
        string language, bool isLandscape, double scale)
    {
        var display = (isLandscape ? SampleVillage.Landscape : SampleVillage.Portrait) with { TextScale = scale };
        using var renderer = new SnapshotRenderer(fonts, SampleVillage.Library.ReadBlob);
        var home = renderer.Arrange(All(language, display).First(entry => entry.Name == "home").Scene, display);
        var tiles = home.Body.Touches.Where(touch =>
            touch.Action is KioskAction.Open { Route: Route.List or Route.Search }).ToList();
        Assert.Equal(7, tiles.Count);
        Assert.All(tiles, tile => Assert.True(
            tile.Bounds.Bottom <= home.Body.Viewport.Height, $"{tile.Name} ends at {tile.Bounds.Bottom}"));
    }

    [Fact]
    public void The_tools_stand_in_the_same_order_everywhere()
    {
        string[] order = ["返回", "首页", "大字", "黑白", "朗读", "放低", "English", "手机看"];
        foreach (var (name, scene) in All("zh", SampleVillage.Portrait)
            .Where(entry => entry.Name is not ("attract" or "calibration")))
        {
            var footer = scene with { Header = null, Body = new Node.Space(0), Overlay = null };
            var labels = SceneText.Nodes(footer).OfType<Node.Button>().Select(button => button.Label)
                .Where(label => order.Contains(label) || label.StartsWith("标准", StringComparison.Ordinal)).ToList();
            Assert.True(labels.SequenceEqual(order.Where(labels.Contains)), $"{name}: {string.Join(' ', labels)}");
        }
    }

    [Fact]
    public void An_English_screen_says_nothing_of_its_own_in_Chinese()
    {
        var chinese = WordTable.For("zh");
        var words = Enum.GetValues<Word>().Where(word => chinese[word].Length > 3 && !chinese[word].Contains('{'))
            .Where(word => chinese[word] != WordTable.For("en")[word])
            .Select(word => chinese[word]).ToHashSet();
        foreach (var (name, scene) in All("en", SampleVillage.Portrait))
        {
            var said = SceneText.Of(scene).Split('\n').Where(words.Contains)
                .Where(text => !SampleVillage.Library.Current.All.Any(revision =>
                    SampleVillage.Library.Read(revision)?.Source.Text.Contains(
                        text,
                        StringComparison.Ordinal) == true));
            Assert.True(!said.Any(), $"{name}: {string.Join(", ", said)}");
        }
    }

    [Fact]
    public void In_reach_mode_no_control_is_higher_than_the_arm_of_a_sitting_person()
    {
        var scene = SampleVillage.Show(
            SampleVillage.Library, new Route.Home(), change: state => state with { IsLowered = true });
        var heightMm = SampleVillage.Portrait.HeightPx / SampleVillage.Portrait.PxPerMm;
        Assert.True(800 + heightMm - scene.LoweredMm <= 1100.1);
    }

    public void Dispose() => fonts.Dispose();

    private static IEnumerable<(string Name, Scene Scene)> All(string language, DisplayMetrics display) =>
        ScreenCatalogue.Everything(SampleVillage.Library, language)
            .Select(entry => (
                entry.Name,
                Scenes.Make(
                    SampleVillage.Context(
                        SampleVillage.Library, entry.State with { TextScale = display.TextScale }, display),
                    0)));
}
