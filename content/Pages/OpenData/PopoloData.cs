using System.Globalization;
using System.Text.Json.Nodes;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>Votes in the shape of Popolo (popoloproject.com): bodies, motions, vote events and their counts.</summary>
internal static class PopoloData
{
    /// <summary>Everything that was put to the vote.</summary>
    public static JsonObject Make(PageContext page)
    {
        var votes = page.Snapshot.OfKind(DocumentKind.Vote)
            .Select(revision => page.Library.Read(revision))
            .OfType<VoteRecord>()
            .ToList();
        var rules = (page.Village is { } village ? RuleSets.Find(village.Rules) : null) ?? RuleSets.National;
        return new JsonObject
        {
            ["organizations"] = new JsonArray([.. Enum.GetValues<DecisionBody>().Select(Body)]),
            ["motions"] = new JsonArray([.. votes.SelectMany(vote => VoteEvaluator.Evaluate(vote, rules).Motions
                .Select((outcome, index) => Motion(page, vote, outcome, index)))]),
        };
    }

    private static JsonNode Body(DecisionBody body) => new JsonObject
    {
        ["id"] = DocumentWords.KeyOf(body),
        ["name"] = DocumentWords.NameOf(body).Chinese,
        ["classification"] = DocumentWords.NameOf(body).English,
    };

    private static JsonNode Motion(PageContext page, VoteRecord vote, MotionOutcome outcome, int index)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{page.Absolute("/" + vote.Id)}#motion-{index + 1}");
        var day = CsvText.Day(vote.Date);
        var result = outcome.Verdict switch
        {
            Verdict.Passed => "pass",
            Verdict.Failed => "fail",
            _ => null,
        };
        var motion = new JsonObject
        {
            ["id"] = id,
            ["organization_id"] = DocumentWords.KeyOf(vote.VotingBody),
            ["text"] = outcome.Motion.Text,
        };
        DocumentJson.Add(motion, "date", day);
        DocumentJson.Add(motion, "requirement", outcome.Sentence.Chinese);
        DocumentJson.Add(motion, "result", result);
        var votes = new JsonObject { ["identifier"] = id + "-votes", ["motion_id"] = id };
        DocumentJson.Add(votes, "start_date", day);
        DocumentJson.Add(votes, "result", result);
        votes["counts"] = new JsonArray([.. Counts(outcome.Motion)]);
        motion["vote_events"] = new JsonArray(votes);
        motion["sources"] = new JsonArray(new JsonObject { ["url"] = page.Absolute("/" + vote.Id) });
        return motion;
    }

    private static IEnumerable<JsonNode> Counts(Motion motion) =>
        new (string Option, int? Value)[]
        {
            ("yes", motion.For), ("no", motion.Against), ("abstain", motion.Abstain), ("invalid", motion.Invalid),
        }
        .Where(count => count.Value is not null)
        .Select(JsonNode (count) => new JsonObject { ["option"] = count.Option, ["value"] = count.Value });
}
