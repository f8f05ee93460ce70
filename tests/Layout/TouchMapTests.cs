using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Tests.Layout;

public sealed class TouchMapTests
{
    private static readonly (double X, double Y)[] Targets = [(0.05, 0.04), (0.95, 0.04), (0.95, 0.96), (0.05, 0.96)];

    [Theory]
    [InlineData(1, 0, 0, 0, 1, 0, "as it should be")]
    [InlineData(0.9, 0, 0.06, 0, 1.1, -0.04, "moved and stretched")]
    [InlineData(-1, 0, 1, 0, 1, 0, "mirrored")]
    [InlineData(0, 1, 0, -1, 0, 1, "turned by a quarter")]
    [InlineData(0.97, 0.05, 0, -0.04, 1.02, 0.01, "glued on askew")]
    public void Four_touches_mend_a_panel_that_is(
        double xx, double xy, double x0, double yx, double yy, double y0, string how)
    {
        var panel = new TouchMap(xx, xy, x0, yx, yy, y0);
        var touched = Targets.Select(target => panel.Apply(target.X, target.Y)).ToList();

        var map = TouchMap.Fit(touched, Targets);

        Assert.True(map is not null, how);
        var (x, y) = panel.Apply(0.3, 0.7);
        Assert.Equal(0.3, map.Apply(x, y).X, 6);
        Assert.Equal(0.7, map.Apply(x, y).Y, 6);
    }

    [Fact]
    public void A_trembling_hand_is_evened_out()
    {
        var touched = Targets.Select((target, index) =>
            (target.X + 0.1 + (index % 2 == 0 ? 0.006 : -0.006), target.Y)).ToList();
        var map = TouchMap.Fit(touched, Targets)!;
        Assert.InRange(map.Apply(0.6, 0.5).X, 0.49, 0.51);
    }

    [Fact]
    public void Touches_that_make_no_sense_are_no_map()
    {
        Assert.Null(TouchMap.Fit([(0.1, 0.1), (0.9, 0.1), (0.2, 0.2), (0.1, 0.9)], Targets));
        Assert.Null(TouchMap.Fit([(0.5, 0.5), (0.5, 0.5), (0.5, 0.5), (0.5, 0.5)], Targets));
        Assert.Null(TouchMap.Fit([(0.1, 0.1), (0.3, 0.3), (0.6, 0.6), (0.9, 0.9)], Targets));
    }

    [Theory]
    [InlineData("1 0 0.25 0 1 0", true)]
    [InlineData("1 0 0 0 1", false)]
    [InlineData("1 0 0 0 1 99", false)]
    [InlineData("1 0 NaN 0 1 0", false)]
    [InlineData("", false)]
    public void A_map_is_read_as_it_was_written(string text, bool isMap)
    {
        var map = TouchMap.TryParse(text);
        Assert.Equal(isMap, map is not null);
        Assert.Equal(map, map is null ? null : TouchMap.TryParse(map.ToString()));
    }
}
