using System.Globalization;

namespace VillagePublic.Content.Documents;

/// <summary>Reads votes on motions, elections and evaluations.</summary>
internal sealed class VoteReader : KindReader
{
    private const decimal MaxArea = 1_000_000_000m;

    private static readonly Column[] Columns =
    [
        Column.Motion, Column.For, Column.Against, Column.Abstain, Column.Invalid, Column.Result, Column.ForArea,
        Column.Votes, Column.Satisfied, Column.FairlySatisfied, Column.Dissatisfied, Column.Candidate, Column.Name,
        Column.Note,
    ];

    public override DocumentKind Kind => DocumentKind.Vote;

    public override string Folder => "votes";

    public override LocalText Template => new(
        """
        ---
        kind: vote
        title: 某某事项，代表会表决
        date: 2026-10-12
        body: representatives
        due: 45
        present: 38
        method: ballots
        secret: true
        summary: 一句话说清通过没有。
        ---

        | 议题 | 赞成 | 反对 | 弃权 | 无效 | 结果 |
        | --- | ---: | ---: | ---: | ---: | --- |
        | 某某事项，预算不超过 10,000 元 | 36 | 1 | 1 | 0 | 通过 |
        """,
        """
        ---
        kind: vote
        title: A matter put to the representatives
        date: 2026-10-12
        body: representatives
        due: 45
        present: 38
        method: ballots
        secret: true
        summary: One sentence on whether it passed.
        ---

        | Motion | For | Against | Abstain | Invalid | Result |
        | --- | ---: | ---: | ---: | ---: | --- |
        | The matter, at most 10,000 yuan | 36 | 1 | 1 | 0 | passed |
        """);

    public override ParsedDocument Read(DocumentContext context)
    {
        var keys = context.Keys;
        if (context.Date is null && keys.Find("date") is null)
        {
            keys.Missing("date", "日期");
        }

        var motions = new List<Motion>();
        var candidates = new List<Candidate>();
        var evaluations = new List<Evaluation>();
        foreach (var (_, _, block) in context.Tables())
        {
            var table = DataTable.Read(block, Columns);
            var rows = table.Rows.Where(row => row.FirstText.Length > 0 && !TableVocabulary.IsTotal(row.FirstText));
            if (table.Has(Column.Satisfied) && (table.Has(Column.Candidate) || table.Has(Column.Name)))
            {
                evaluations.AddRange(rows.Select(row => ReadEvaluation(row, context.Values)));
            }
            else if (table.Has(Column.Votes) && table.Has(Column.Candidate))
            {
                candidates.AddRange(rows.Select(row => ReadCandidate(row, context.Values)));
            }
            else if (table.Has(Column.Motion) && (table.Has(Column.For) || table.Has(Column.Result)))
            {
                motions.AddRange(rows.Select(row => ReadMotion(row, context)));
            }
            else
            {
                continue;
            }

            context.MarkAsData(block);
        }

        return new VoteRecord
        {
            Source = context.Source,
            Title = context.Title,
            Body = context.Body,
            VotingBody = MinutesReader.ReadBody(context),
            Due = keys.Count("due"),
            Present = keys.Count("present"),
            Cast = keys.Count("cast"),
            CountsHouseholds = keys.Choice("counted", Words.Counted) ?? false,
            DueArea = Area(keys.Text("due-area"), keys.PlaceOf("due-area"), context),
            PresentArea = Area(keys.Text("present-area"), keys.PlaceOf("present-area"), context),
            Method = keys.Choice("method", Words.Methods),
            Secret = keys.Flag("secret"),
            Rule = keys.Text("rule"),
            Subject = keys.Text("subject"),
            Motions = motions,
            Candidates = candidates,
            Evaluations = evaluations,
        };
    }

    private static Motion ReadMotion(DataRow row, DocumentContext context) => new(
        row.Text(Column.Motion) ?? row.FirstText,
        row.Count(Column.For, context.Values),
        row.Count(Column.Against, context.Values),
        row.Count(Column.Abstain, context.Values),
        row.Count(Column.Invalid, context.Values),
        row.Text(Column.Result),
        row.Line)
    {
        ForArea = Area(row.Text(Column.ForArea), row.PlaceOf(Column.ForArea), context),
    };

    private static Candidate ReadCandidate(DataRow row, ValueReader values)
    {
        var notes = new[] { row.Text(Column.Result), row.JoinedNotes(Column.Note) }.OfType<string>();
        return new Candidate(
            row.Text(Column.Candidate) ?? row.FirstText,
            row.Count(Column.Votes, values),
            string.Join("；", notes) is { Length: > 0 } joined ? joined : null,
            row.Line);
    }

    private static Evaluation ReadEvaluation(DataRow row, ValueReader values) => new(
        row.Text(Column.Candidate) ?? row.Text(Column.Name) ?? row.FirstText,
        row.Count(Column.Satisfied, values),
        row.Count(Column.FairlySatisfied, values),
        row.Count(Column.Dissatisfied, values),
        row.Line);

    private static decimal? Area(string? text, TextPlace place, DocumentContext context)
    {
        if (text is null)
        {
            return null;
        }

        var digits = WrittenText.Narrow(text)
            .Replace(",", "", StringComparison.Ordinal)
            .TrimEnd('平', '方', '米', '㎡', 'm', '²', ' ');
        if (decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var area)
            && area is >= 0 and <= MaxArea)
        {
            return area;
        }

        context.Diagnostics.Add(
            StructureRules.BadCount, place, $"“{text}”不是面积。", $"'{text}' is not an area in square metres.");
        return null;
    }
}
