using System.Globalization;

namespace VillagePublic.Tests.Sample;

/// <summary>The sample's meetings and votes agree with each other and the law, reckoned without the product.</summary>
public sealed class SampleVotesTests
{
    private static readonly string[] NotValid = ["votes/2026-05-16-land-compensation", "votes/2026-09-22-day-care"];

    private static IEnumerable<PlainDocument> Votes => PlainDocument.All.Where(document => document.Kind == "vote");

    [Fact]
    public void Nobody_votes_who_is_not_there_and_ballots_add_up()
    {
        foreach (var vote in Votes)
        {
            var present = Number(vote, "present");
            Assert.True(present <= Number(vote, "due"), vote.Id);
            var table = vote.Tables[0];
            foreach (var row in table.Items.Where(row => int.TryParse(row[1], CultureInfo.InvariantCulture, out _)))
            {
                if (!table.Has("得票"))
                {
                    var counts = table.Heads.Zip(row).Where(pair => pair.First is not ("结果" or "备注"))
                        .Skip(1).Sum(pair => Count(pair.Second));
                    Assert.Equal((vote.Id, present), (vote.Id, counts));
                }
            }
        }
    }

    [Fact]
    public void Every_vote_that_says_passed_has_its_quorum_and_majority_and_the_two_that_do_not_say_so_lack_them()
    {
        foreach (var vote in Votes.Where(vote => vote.Tables[0].Has("赞成")))
        {
            var table = vote.Tables[0];
            foreach (var row in table.Items.Where(row => table.Cell(row, "赞成") != "—"))
            {
                var stated = table.Cell(row, "结果") == "通过";
                Assert.Equal((vote.Id, stated), (vote.Id, Holds(vote, Count(table.Cell(row, "赞成")))));
                Assert.Equal(stated, !NotValid.Contains(vote.Id));
            }
        }
    }

    [Fact]
    public void Minutes_of_the_same_meeting_count_the_same_people()
    {
        var minutes = PlainDocument.All.Where(document => document.Kind == "minutes")
            .ToLookup(document => (document.Front["date"], document.Front["body"]));
        var compared = 0;
        foreach (var vote in Votes)
        {
            foreach (var meeting in minutes[(vote.Front["date"], vote.Front["body"])])
            {
                Assert.Equal((vote.Id, vote.Front["due"]), (vote.Id, meeting.Front["due"]));
                Assert.Equal((vote.Id, vote.Front["present"]), (vote.Id, meeting.Front["present"]));
                compared++;
            }
        }

        Assert.True(compared >= 12, $"only {compared}");
    }

    [Fact]
    public void Bodies_are_as_large_as_the_village_says()
    {
        var village = PlainDocument.Get("village").Front;
        (string Body, string Due)[] sizes =
        [
            ("representatives", village["representatives"]), ("villagers", village["adults"]),
            ("members", village["members"]), ("member-representatives", "48"), ("council", "5"), ("party", "36"),
            ("joint", "7"), ("committee", "5"), ("supervisors", "3"),
        ];
        foreach (var (body, due) in sizes)
        {
            var met = PlainDocument.All.Where(document => document.Front.GetValueOrDefault("body") == body).ToList();
            Assert.NotEmpty(met);
            Assert.All(met, document => Assert.Equal(due, document.Front["due"]));
        }

        Assert.Equal(village["representatives"],
            PlainDocument.Get("rosters/representatives").Tables[0].Rows.Count.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Two_matters_went_through_all_six_stages_and_one_shows_its_gap()
    {
        string[] stages = ["支部提议", "两委商议", "党员大会审议", "村民代表会议决议", "决议公开", "实施结果公开"];
        Assert.Empty(stages.Except(Stages("matters/east-road")));
        Assert.Empty(stages.Except(Stages("matters/water-pipes")));
        Assert.Equal(["党员大会审议", "实施结果公开"], stages.Except(Stages("matters/day-care")));
    }

    private static IEnumerable<string> Stages(string id)
    {
        var table = PlainDocument.Get(id).Tables[0];
        return table.Items.Select(row => table.Cell(row, "阶段"));
    }

    // The law in plain fractions: quorum of those due, majority of those present or of all.
    private static bool Holds(PlainDocument vote, int inFavour)
    {
        var (due, present) = (Number(vote, "due"), Number(vote, "present"));
        return vote.Front["body"] switch
        {
            "villagers" => present * 2 > due && inFavour * 2 > present,
            "representatives" or "group" => present * 3 >= due * 2 && inFavour * 2 > present,
            "members" => present * 3 >= due * 2 && inFavour * 3 >= due * 2,
            "member-representatives" => inFavour * 3 >= due * 2
                && vote.Front.GetValueOrDefault("subject") != "land-compensation",
            "council" => present * 3 >= due * 2 && inFavour * 2 > due,
            var body => throw new InvalidOperationException(body),
        };
    }

    private static int Number(PlainDocument vote, string key) =>
        int.Parse(vote.Front[key], CultureInfo.InvariantCulture);

    private static int Count(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var count) ? count : 0;
}
