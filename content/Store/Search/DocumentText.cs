using System.Text;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Store.Search;

/// <summary>Everything a document says, as one line of plain text, for searching and for excerpts.</summary>
internal static class DocumentText
{
    /// <summary>Title, summary, period and body; for figures stated in 万元 also the yuan.</summary>
    public static string Of(ParsedDocument document)
    {
        var text = new StringBuilder();
        Append(text, document.Title);
        Append(text, document.Summary);
        Append(text, document.Group);
        AppendBlocks(text, document.Body);
        if (document is FinanceReport { Unit: MoneyUnit.TenThousandYuan } report)
        {
            foreach (var line in report.Income.Concat(report.Spending))
            {
                Append(text, line.Amount.Value?.ToString());
            }
        }

        return text.ToString().TrimEnd();
    }

    private static void AppendBlocks(StringBuilder text, IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            AppendBlock(text, block);
        }
    }

    private static void AppendBlock(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                Append(text, Inline.PlainText(heading.Inlines));
                break;
            case Block.Paragraph paragraph:
                Append(text, Inline.PlainText(paragraph.Inlines));
                break;
            case Block.List list:
                AppendBlocks(text, list.Items.SelectMany(item => item.Blocks));
                break;
            case Block.Table table:
                foreach (var cell in table.Header.Concat(table.Rows.SelectMany(row => row.Cells)))
                {
                    Append(text, cell.Text);
                }

                break;
            case Block.Quote quote:
                AppendBlocks(text, quote.Blocks);
                break;
            case Block.Code code:
                Append(text, code.Text);
                break;
            case Block.Footnotes footnotes:
                AppendBlocks(text, footnotes.Notes.SelectMany(note => note.Blocks));
                break;
            default:
                break;
        }
    }

    private static void Append(StringBuilder text, string? part)
    {
        if (string.IsNullOrWhiteSpace(part))
        {
            return;
        }

        foreach (var c in part)
        {
            text.Append(char.IsWhiteSpace(c) || char.IsControl(c) ? ' ' : c);
        }

        text.Append(' ');
    }
}
