namespace VillagePublic.Content.Documents;

/// <summary>Reads minutes of a meeting.</summary>
internal sealed class MinutesReader : KindReader
{
    public override DocumentKind Kind => DocumentKind.Minutes;

    public override string Folder => "minutes";

    public override LocalText Template => new(
        """
        ---
        kind: minutes
        title: 村民代表会议
        date: 2026-10-12
        body: representatives
        start: 19:00
        end: 21:00
        place: 村部会议室
        chair: 主持人
        recorder: 记录人
        due: 45
        present: 38
        summary: 一句话说清定了什么。
        ---

        ## 议程

        1. 第一件事

        ## 议题一：第一件事

        谁说了什么。

        ## 决议

        - 定了什么，几人同意。

        ## 要办的事

        - [ ] 12月底前完工 责任人：某某
        """,
        """
        ---
        kind: minutes
        title: Meeting of the representatives
        date: 2026-10-12
        body: representatives
        start: 19:00
        end: 21:00
        place: Village hall
        chair: Chair
        recorder: Recorder
        due: 45
        present: 38
        summary: One sentence on what was decided.
        ---

        ## Agenda

        1. First item

        ## First item

        Who said what.

        ## Resolutions

        - What was decided, and by how many.

        ## Follow-ups

        - [ ] Finish the road by 2026-12-31 responsible: Name
        """);

    public override ParsedDocument Read(DocumentContext context)
    {
        var keys = context.Keys;
        if (context.Date is null && keys.Find("date") is null)
        {
            keys.Missing("date", "日期");
        }

        var start = keys.Time("start");
        var end = keys.Time("end");
        if (end < start)
        {
            context.Diagnostics.Add(
                StructureRules.EndsBeforeStart,
                keys.PlaceOf("end"),
                $"会议 {end:HH:mm} 结束，早于 {start:HH:mm} 开始。",
                $"The meeting ends at {end:HH:mm}, before it starts at {start:HH:mm}.");
        }

        var resolutions = ReadItems(context, Section.Resolutions);
        return new MeetingMinutes
        {
            Source = context.Source,
            Title = context.Title,
            Body = context.Body,
            MeetingBody = ReadBody(context),
            Start = start,
            End = end,
            Place = keys.Text("place"),
            Chair = keys.Text("chair"),
            Recorder = keys.Text("recorder"),
            Due = keys.Count("due"),
            Present = keys.Count("present"),
            Observers = keys.Texts("observers") is { Count: > 0 } observers ? string.Join("、", observers) : null,
            Agenda = [.. ReadItems(context, Section.Agenda).Select(item => item.Text)],
            Resolutions = [.. resolutions.Select(item => item.Text)],
            ResolutionLines = [.. resolutions.Select(item => item.Line)],
            FollowUps = FollowUpReader.Read(context),
        };
    }

    /// <summary>The body that met, which minutes and votes must name.</summary>
    internal static DecisionBody ReadBody(DocumentContext context)
    {
        if (context.Keys.Find("body") is null)
        {
            context.Keys.Missing("body", "什么会");
        }

        return context.Keys.Choice("body", Words.Bodies) ?? default;
    }

    private static List<(string Text, int Line)> ReadItems(DocumentContext context, Section wanted)
    {
        var items = new List<(string, int)>();
        foreach (var (section, _, block) in context.Sections())
        {
            if (section == wanted && block is Block.List list && list.Items.All(item => item.Done is null))
            {
                context.MarkAsData(list);
                items.AddRange(list.Items.Select(item => (PlainText(item.Blocks), item.Line)));
            }
        }

        return items;
    }

    /// <summary>The text of blocks without formatting, their parts separated by blanks.</summary>
    internal static string PlainText(IEnumerable<Block> blocks) => string.Join(' ', blocks.Select(block => block switch
    {
        Block.Paragraph paragraph => Inline.PlainText(paragraph.Inlines),
        Block.Heading heading => Inline.PlainText(heading.Inlines),
        Block.List list => string.Join(' ', list.Items.Select(item => PlainText(item.Blocks))),
        Block.Quote quote => PlainText(quote.Blocks),
        Block.Code code => code.Text,
        _ => "",
    })).Trim();
}
