using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Looks for whole blocks that became something else than the author meant.</summary>
internal static class MarkdownBlockCheck
{
    private const int CodeIndent = 4;

    public static void Run(CheckContext context) => CheckAll(context.Document.Body, context);

    private static void CheckAll(IEnumerable<Block> blocks, CheckContext context)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Block.Paragraph:
                    CheckTable(block.Line, context);
                    break;
                case Block.Code code:
                    CheckIndent(code, context);
                    break;
                case Block.Heading:
                    CheckUnderline(block.Line, context);
                    break;
                case Block.List list:
                    CheckAll(list.Items.SelectMany(item => item.Blocks), context);
                    break;
                case Block.Quote quote:
                    CheckAll(quote.Blocks, context);
                    break;
                default:
                    break;
            }
        }
    }

    // Two lines of cells below each other are a table to everybody but Markdown, which wants | --- | between them.
    private static void CheckTable(int line, CheckContext context)
    {
        if (IsRowOfCells(context.Source.Line(line)) && line < context.Source.LineCount
            && IsRowOfCells(context.Source.Line(line + 1)))
        {
            context.Add(
                MarkdownRules.TableWithoutRule,
                new TextPlace(line, 1),
                "这里像一张表，少了表头下面的分隔行，不会变成表格，金额也读不到。",
                "This looks like a table without the rule below its header: it stays text, and no amount is read.",
                new LocalText("在表头下面加一行“| --- | --- |”，有几列写几个。", "Add a line '| --- | --- |' below the header."));
        }
    }

    private static bool IsRowOfCells(ReadOnlySpan<char> line)
    {
        var trimmed = line.Trim();
        return trimmed.StartsWith('|') && trimmed.EndsWith('|') && trimmed.Count('|') > 2;
    }

    private static void CheckIndent(Block.Code code, CheckContext context)
    {
        var line = context.Source.Line(code.Line);
        if (IsFence(line) || !code.Text.Any(character => character >= '\u2E80'))
        {
            return;
        }

        context.Add(
            MarkdownRules.IndentBecomesCode,
            new TextPlace(code.Line, 1),
            "行首有四个以上的空格，这一段会变成“代码”，用等宽字显示，也不换行。",
            "Four blanks at the start of the line turn this into code: typewriter letters, no line breaks.",
            new LocalText("去掉行首的空格；段落空两格由页面自己排。", "Remove the blanks; pages indent paragraphs themselves."));

        static bool IsFence(ReadOnlySpan<char> line) =>
            line.TrimStart() is ['`', '`', '`', ..] or ['~', '~', '~', ..] && IndentOf(line) < CodeIndent;
    }

    private static int IndentOf(ReadOnlySpan<char> line) => line.Length - line.TrimStart().Length;

    // A line of dashes is meant as a line; directly below text it makes that text a heading.
    private static void CheckUnderline(int line, CheckContext context)
    {
        if (context.Source.Line(line).TrimStart().StartsWith('#'))
        {
            return;
        }

        for (var below = line + 1; below <= context.Source.LineCount; below++)
        {
            var text = context.Source.Line(below).Trim();
            if (text.Length > 0 && (text.Trim('-').IsEmpty || text.Trim('=').IsEmpty))
            {
                context.Add(
                    MarkdownRules.RuleBecomesHeading,
                    new TextPlace(below, 1),
                    "这条横线紧贴着上一行，会把上一行变成标题。",
                    "This line of dashes stands directly below text and turns it into a heading.",
                    new LocalText("横线上面空一行；要标题就在前面写“## ”。", "Leave a blank line above it; write '## ' for a heading."));
                return;
            }
        }
    }
}
