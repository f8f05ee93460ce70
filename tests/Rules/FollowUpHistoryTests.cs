using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;

namespace VillagePublic.Tests.Rules;

public sealed class FollowUpHistoryTests
{
    [Fact]
    public void A_later_revision_ticks_what_an_earlier_one_asked_for()
    {
        var tracked = FollowUpHistory.Of([
            (1, Minutes("- [ ] 12月底前装好路灯 责任人：甲", "- [ ] 修井 责任人：乙")),
            (2, Minutes("- [x] 1月底前装好路灯 责任人：丙", "- [ ] 修井。责任人：乙", "- [ ] 修桥")),
        ]);

        Assert.Equal(
            ["装好路灯 1 2 done in 2", "修井 1 2 open", "修桥 2 2 open"],
            tracked.Select(item => $"{item.Item.Text} {item.FirstSeen} {item.LastSeen} "
                + (item.DoneIn is { } revision ? $"done in {revision}" : "open")));
        Assert.Equal("丙", tracked[0].Item.Responsible);
    }

    [Fact]
    public void What_is_left_out_without_a_tick_stays_open_until_it_is_done()
    {
        var first = Minutes("- [ ] 装路灯", "- [x] 修井");
        var second = Minutes("- [ ] 修桥");
        var third = Minutes("- [ ] 修桥", "- [x] 装路灯");

        var after = FollowUpHistory.Of([(1, first), (3, second)]);
        Assert.Equal(1, after[0].LastSeen);
        Assert.Equal(["装路灯 True", "修桥 False"], after.Select(item => $"{item.Item.Text} {item.IsDropped}"));
        Assert.DoesNotContain(FollowUpHistory.Of([(1, first), (3, second), (4, third)]), item => item.IsDropped);
    }

    [Fact]
    public void A_revision_that_drops_an_open_item_is_told()
    {
        var found = RevisionCheck.Compare(
            Minutes("- [ ] 装路灯", "- [x] 修井", "- [ ] 修桥"), Minutes("- [ ] 修桥"));

        var finding = Assert.Single(found);
        Assert.Equal(("VP4106", 8), (finding.Code, finding.Line));
        Assert.Contains("装路灯", finding.Message.Chinese, StringComparison.Ordinal);
        Assert.Empty(RevisionCheck.Compare(Minutes("- [ ] 装路灯"), Minutes("- [x] 装路灯")));
    }

    private static MeetingMinutes Minutes(params string[] items) => Assert.IsType<MeetingMinutes>(DocumentParser.Parse(
        "minutes/a.md",
        "---\nkind: minutes\ntitle: 会\ndate: 2026-10-01\nbody: committee\n---\n\n" + string.Join('\n', items) + "\n")
        .Document);
}
