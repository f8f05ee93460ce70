using VillagePublic.Content.Feed;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Hosting;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Tests.Screens;

public sealed class FreshnessTests
{
    private static readonly VillageSnapshot Snapshot = SampleVillage.Library.Current;

    private static DateTimeOffset Newest => Snapshot.All[^1].Entry.Published;

    [Fact]
    public void Says_of_when_the_content_is_and_how_long_the_network_has_been_gone()
    {
        var text = Freshness.Text(Context(Newest.AddDays(3).AddHours(1), new SourceState.Unreachable()));
        Assert.EndsWith("已断网 3 天", text, StringComparison.Ordinal);
        Assert.StartsWith("内容截至 11月", text, StringComparison.Ordinal);
        var fresh = Freshness.Text(Context(Newest.AddMinutes(5), new SourceState.Agreed()));
        Assert.DoesNotContain("断网", fresh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_contradicts_itself_is_named_and_the_content_stays() =>
        Assert.Contains(
            "核对不上", Freshness.Text(Context(Newest.AddMinutes(5), new SourceState.Refused())), StringComparison.Ordinal);

    [Fact]
    public void A_source_that_answers_without_a_new_signature_of_the_time_is_said_to_stand_still()
    {
        var now = Newest.AddDays(5);
        var source = new SourceState.Agreed();
        var frozen = Context(now, source) with { Status = new KioskStatus(source) { SignedAt = now.AddDays(-3) } };
        Assert.Contains("没有再签过时间", Freshness.Text(frozen), StringComparison.Ordinal);
        var quiet = Context(now, source) with { Status = new KioskStatus(source) { SignedAt = now.AddDays(-1) } };
        Assert.DoesNotContain("签过", Freshness.Text(quiet), StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_fetch_that_takes_long_counts_its_files()
    {
        var empty = Context(Newest, new SourceState.NotAskedYet()) with { Snapshot = VillageSnapshot.Empty };
        Assert.Equal("还没有收到任何内容", Freshness.Text(empty));
        var board = new StatusBoard(empty.Status);
        board.Fetched(1);
        board.Fetched(2);
        board.Fetched(17);
        Assert.Equal("正在取内容，已取 17 个文件", Freshness.Text(empty with { Status = board.Current }));
        board.Report(new FollowOutcome.Rejected(null, FeedFault.BadBlob, "x"));
        board.Fetched(33);
        Assert.IsType<SourceState.Refused>(board.Current.Source);
    }

    [Theory]
    [InlineData(-365, false)]
    [InlineData(-2, false)]
    [InlineData(0, true)]
    [InlineData(400, true)]
    [InlineData(2000, false)]
    public void A_clock_is_believed_only_near_what_is_known(int daysAfterNewest, bool isPlausible)
    {
        var clock = KioskClock.Judge(
            Newest.AddDays(daysAfterNewest).AddHours(1).ToOffset(TimeSpan.FromHours(8)),
            Snapshot);
        Assert.Equal(isPlausible, clock.IsPlausible);
    }

    [Fact]
    public void A_wrong_clock_neither_starts_nor_expires_anything()
    {
        var known = KioskClock.Judge(Newest.ToOffset(TimeSpan.FromHours(8)), Snapshot).Today;
        Assert.Equal(known, KioskClock.Judge(DateTimeOffset.UnixEpoch.ToOffset(TimeSpan.FromHours(8)), Snapshot).Today);
    }

    private static ScreenContext Context(DateTimeOffset now, SourceState source) => new(
        KioskState.Fresh(now, "zh"),
        SampleVillage.Library,
        Snapshot,
        KioskClock.Judge(now.ToOffset(TimeSpan.FromHours(8)), Snapshot),
        new KioskSettings(),
        new KioskStatus(source),
        SampleVillage.Portrait);
}
