using VillagePublic.Kiosk.Displays;

namespace VillagePublic.Tests.Displays;

public sealed class ScrollMotionTests
{
    private const double PxPerMm = 4;

    [Fact]
    public void The_body_follows_the_finger_exactly()
    {
        var motion = Make();
        motion.Hold(0);
        motion.Drag(137, 0.1);
        Assert.Equal(137, motion.OffsetPx);
    }

    [Fact]
    public void A_fling_goes_on_and_comes_to_rest_within_three_seconds()
    {
        var motion = Make();
        Fling(motion, pxPerSecond: 2000);
        var released = motion.OffsetPx;
        var seconds = RunToRest(motion, 1 / 60.0);
        Assert.InRange(motion.OffsetPx - released, 500, 1000);
        Assert.InRange(seconds, 0.5, 3);
    }

    [Fact]
    public void The_way_of_a_fling_does_not_depend_on_the_frame_rate()
    {
        var smooth = Make();
        var rough = Make();
        Fling(smooth, 2000);
        Fling(rough, 2000);
        RunToRest(smooth, 1 / 120.0);
        RunToRest(rough, 1 / 20.0);
        Assert.InRange(rough.OffsetPx - smooth.OffsetPx, -4, 4);
    }

    [Fact]
    public void A_finger_that_stops_before_it_lifts_does_not_fling()
    {
        var motion = Make();
        motion.Hold(0);
        motion.Drag(300, 0.05);
        motion.Release(0.5);
        Assert.False(motion.IsMoving);
        Assert.Equal(300, motion.OffsetPx);
    }

    [Theory]
    [InlineData(-3000)]
    [InlineData(20_000)]
    public void An_end_gives_by_at_most_half_a_viewport_and_springs_back(double dragPx)
    {
        var motion = Make();
        motion.Hold(0);
        motion.Drag(dragPx, 0.1);
        var beyond = motion.OffsetPx - Math.Clamp(motion.OffsetPx, 0, motion.MaxPx);
        Assert.InRange(Math.Abs(beyond), 100, motion.ViewportPx / 2);

        motion.Release(0.2);
        var seconds = RunToRest(motion, 1 / 60.0);
        Assert.Equal(dragPx < 0 ? 0 : motion.MaxPx, motion.OffsetPx);
        Assert.InRange(seconds, 0.05, 0.7);
    }

    [Fact]
    public void A_hard_fling_into_an_end_comes_to_rest_at_the_end()
    {
        var motion = Make();
        motion.JumpTo(motion.MaxPx - 50);
        Fling(motion, 12_000);
        RunToRest(motion, 1 / 60.0);
        Assert.Equal(motion.MaxPx, motion.OffsetPx);
    }

    [Fact]
    public void Catching_a_body_in_flight_stops_it_where_it_is()
    {
        var motion = Make();
        Fling(motion, 3000);
        motion.Step(0.1);
        var caught = motion.OffsetPx;
        motion.Hold(1);
        motion.Step(0.1);
        Assert.Equal(caught, motion.OffsetPx);
        motion.Release(1.2);
        Assert.False(motion.IsMoving);
    }

    [Fact]
    public void A_shorter_text_leaves_nobody_beyond_its_end()
    {
        var motion = Make();
        motion.JumpTo(5000);
        motion.Fit(1000, 1000);
        Assert.Equal(1000, motion.OffsetPx);
    }

    private static ScrollMotion Make()
    {
        var motion = new ScrollMotion(PxPerMm);
        motion.Fit(10_000, 1500);
        return motion;
    }

    private static void Fling(ScrollMotion motion, double pxPerSecond)
    {
        motion.Hold(0);
        for (var step = 1; step <= 6; step++)
        {
            motion.Drag(pxPerSecond / 60, step / 60.0);
        }

        motion.Release(6.2 / 60);
    }

    private static double RunToRest(ScrollMotion motion, double stepSeconds)
    {
        var seconds = 0.0;
        while (motion.IsMoving)
        {
            motion.Step(stepSeconds);
            seconds += stepSeconds;
            Assert.True(seconds < 30, "It never came to rest.");
        }

        return seconds;
    }
}
