using System.Globalization;
using System.Text.RegularExpressions;

namespace VillagePublic.Content.Documents;

/// <summary>Reads <c>own-rules</c> of village.md.</summary>
internal static partial class OwnRulesReader
{
    private static readonly LocalText ShareHint = new(
        "写成 2/3、>1/2 或 2/3 of due（占全体应到的）。", "Write 2/3, >1/2 or '2/3 of due'.");

    public static OwnRules Read(DocumentContext context)
    {
        if (context.Keys.Nested("own-rules") is not { } keys)
        {
            return OwnRules.None;
        }

        var shares = new List<OwnShare>();
        foreach (var body in Enum.GetValues<DecisionBody>())
        {
            Add(body, "quorum");
            Add(body, "majority");
        }

        var own = new OwnRules
        {
            PostingDays = keys.Count("posting-days"),
            ReplyDays = keys.Count("reply-days"),
            MajorMatterDays = keys.Count("major-matter-days"),
            FinanceDueDay = keys.Count("finance-due-day"),
            Shares = shares,
        };
        keys.ReportUnknownKeys();
        return own;

        void Add(DecisionBody body, string what)
        {
            var key = $"{Words.Bodies.KeyOf(body)}-{what}";
            if (keys.Text(key) is { } written)
            {
                var share = Parse(written, body, what == "quorum", key);
                if (share is null)
                {
                    context.Diagnostics.Add(
                        StructureRules.UnknownWord,
                        keys.PlaceOf(key),
                        $"“{written}”不是几分之几。",
                        $"'{written}' is not a share ({key}).",
                        ShareHint);
                    return;
                }

                shares.Add(share);
            }
        }
    }

    private static OwnShare? Parse(string written, DecisionBody body, bool isQuorum, string key)
    {
        var match = Shape().Match(WrittenText.Narrow(written));
        if (!match.Success)
        {
            return null;
        }

        var numerator = int.Parse(match.Groups["over"].ValueSpan, CultureInfo.InvariantCulture);
        var denominator = int.Parse(match.Groups["under"].ValueSpan, CultureInfo.InvariantCulture);
        return numerator < 1 || denominator < numerator
            ? null
            : new OwnShare(
                body,
                isQuorum,
                numerator,
                denominator,
                match.Groups["more"].Success,
                isQuorum || match.Groups["due"].Success,
                key,
                written);
    }

    [GeneratedRegex(@"^(?<more>>\s*)?(?<over>[0-9]{1,3})\s*/\s*(?<under>[0-9]{1,3})(\s+of\s+((?<due>due)|present))?$")]
    private static partial Regex Shape();
}
