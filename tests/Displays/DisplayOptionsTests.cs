using VillagePublic.Kiosk.Displays;

namespace VillagePublic.Tests.Displays;

public sealed class DisplayOptionsTests
{
    [Fact]
    public void The_configured_diagonal_is_believed_before_the_device()
    {
        var metrics = new DisplayOptions { DiagonalInches = 43 }.MetricsFor(new DisplaySize(2160, 3840, 96));
        Assert.Equal(4.034, metrics.PxPerMm, 0.01);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(9000)]
    [InlineData(double.NaN)]
    public void A_device_that_reports_nonsense_counts_as_21_inches(double dpi)
    {
        var metrics = new DisplayOptions().MetricsFor(new DisplaySize(1080, 1920, dpi));
        Assert.Equal(4.034, metrics.PxPerMm, 0.01);
    }

    [Fact]
    public void A_plausible_density_is_taken_from_the_device()
    {
        var metrics = new DisplayOptions().MetricsFor(new DisplaySize(3840, 2160, 127));
        Assert.Equal(5, metrics.PxPerMm, 0.001);
    }

    [Theory]
    [InlineData((int)Rotation.None, 0.2, 0.1)]
    [InlineData((int)Rotation.Quarter, 0.1, 0.8)]
    [InlineData((int)Rotation.Half, 0.8, 0.9)]
    [InlineData((int)Rotation.ThreeQuarters, 0.9, 0.2)]
    public void A_touch_is_found_in_a_turned_picture(int rotation, double x, double y)
    {
        var found = ((Rotation)rotation).ToPicture(0.2, 0.1);
        Assert.Equal(x, found.X, 1e-9);
        Assert.Equal(y, found.Y, 1e-9);
    }
}
