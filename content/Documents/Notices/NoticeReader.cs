namespace VillagePublic.Content.Documents;

/// <summary>Reads notices.</summary>
internal sealed class NoticeReader : KindReader
{
    public override DocumentKind Kind => DocumentKind.Notice;

    public override string Folder => "notices";

    public override LocalText Template => new(
        """
        ---
        kind: notice
        title: 停水通知
        date: 2026-10-20
        category: 生活
        urgent: false
        summary: 一句话说清什么事、什么时候、要做什么。
        ---

        正文。
        """,
        """
        ---
        kind: notice
        title: Water cut
        date: 2026-10-20
        category: daily life
        urgent: false
        summary: One sentence on what, when, and what to do.
        ---

        Text.
        """);

    public override ParsedDocument Read(DocumentContext context)
    {
        if (context.Date is null && context.Keys.Find("date") is null)
        {
            context.Keys.Missing("date", "日期");
        }

        return new Notice
        {
            Source = context.Source,
            Title = context.Title,
            Body = context.Body,
            Category = context.Keys.Text("category"),
            Urgent = context.Keys.Flag("urgent") ?? false,
        };
    }
}
