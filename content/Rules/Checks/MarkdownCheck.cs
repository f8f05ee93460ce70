using System.Text.RegularExpressions;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Looks for places where Markdown does something else than the author meant.</summary>
internal static partial class MarkdownCheck
{
    // Enough to find the words again.
    private const int MaxShown = 20;

    public static void Run(CheckContext context)
    {
        var inCode = false;
        for (var line = BodyLine(context.Source); line <= context.Source.LineCount; line++)
        {
            var text = context.Source.Line(line);
            if (text.TrimStart().StartsWith("```") || text.TrimStart().StartsWith("~~~"))
            {
                inCode = !inCode;
            }
            else if (!inCode && !text.IsWhiteSpace())
            {
                CheckLine(text, line, context);
            }
        }

        foreach (var block in context.Document.Body)
        {
            CheckStars(block, context);
        }
    }

    private static int BodyLine(SourceText source)
    {
        var line = 2;
        while (line <= source.LineCount && !source.Line(line).TrimEnd().SequenceEqual("---"))
        {
            line++;
        }

        return line + 1;
    }

    private static void CheckLine(ReadOnlySpan<char> text, int line, CheckContext context)
    {
        var first = text.TrimStart()[0];
        var indent = text.Length - text.TrimStart().Length;
        var place = new TextPlace(line, indent + 1);
        if (char.IsAsciiDigit(first) && DateAtStart().IsMatch(text))
        {
            context.Add(
                MarkdownRules.DateBecomesList,
                place,
                "行首的日期会变成编号列表。",
                "The date at the start of the line becomes a numbered list.",
                new LocalText("写成“2024年1月15日”或“2024-01-15”。", "Write 2024-01-15."));
        }
        else if (first is '-' or '+' or '*' && AmountAsItem().IsMatch(text))
        {
            context.Add(
                MarkdownRules.MinusBecomesBullet,
                place,
                "行首的负号会变成圆点。",
                "The minus at the start of the line becomes a bullet.",
                new LocalText("去掉空格写成“-500元”，或者写“负 500 元”。", "Write '-500' without a blank."));
        }
        else if (first == '#' && HeadingGlued().IsMatch(text))
        {
            context.Add(
                MarkdownRules.HeadingWithoutBlank,
                place,
                "“#”后面没有空格，不会变成标题。",
                "Without a blank after '#' this is no heading.",
                new LocalText("“#”后面加一个空格。", "Put a blank after '#'."));
        }
        else if (first is '＃' or '｜' or '＊' or '－' or '＞' && FullWidthMark().IsMatch(text))
        {
            context.Add(
                MarkdownRules.FullWidthMark,
                place,
                $"行首的“{first}”是全角，不起作用。",
                $"The full-width '{first}' at the start of the line has no effect.",
                new LocalText("切到英文输入法再打。", "Type it in ASCII."));
        }

        CheckAngles(text, line, context);
    }

    private static void CheckAngles(ReadOnlySpan<char> text, int line, CheckContext context)
    {
        if (!text.Contains('<'))
        {
            return;
        }

        foreach (var match in Angles().EnumerateMatches(text))
        {
            var shown = WrittenText.Shorten(text.Slice(match.Index, match.Length), MaxShown);
            context.Add(
                MarkdownRules.AngleBrackets,
                new TextPlace(line, match.Index + 1),
                $"“{shown}”用了尖括号，换个地方看这些字会消失。",
                $"'{shown}' stands in angle brackets and vanishes in other viewers.",
                new LocalText("改用书名号“《》”或“〈〉”。", "Use 《》 or quotation marks."));
        }
    }

    private static void CheckStars(Block block, CheckContext context)
    {
        switch (block)
        {
            case Block.Paragraph paragraph when HasStars(paragraph.Inlines):
                Report(block.Line, context);
                break;
            case Block.Heading heading when HasStars(heading.Inlines):
                Report(block.Line, context);
                break;
            case Block.List list:
                foreach (var inner in list.Items.SelectMany(item => item.Blocks))
                {
                    CheckStars(inner, context);
                }

                break;
            case Block.Quote quote:
                foreach (var inner in quote.Blocks)
                {
                    CheckStars(inner, context);
                }

                break;
            case Block.Table table:
                foreach (var row in table.Rows.Where(row => row.Cells.Any(cell => HasStars(cell.Inlines))))
                {
                    Report(row.Line, context);
                }

                break;
            default:
                break;
        }
    }

    private static bool HasStars(IEnumerable<Inline> inlines) => inlines.Any(inline => inline switch
    {
        Inline.Text text => text.Value.Contains("**", StringComparison.Ordinal)
            && Masked().Replace(text.Value, "").Contains("**", StringComparison.Ordinal),
        Inline.Styled styled => HasStars(styled.Children),
        Inline.Link link => HasStars(link.Children),
        _ => false,
    });

    private static void Report(int line, CheckContext context) => context.Add(
        MarkdownRules.LiteralStars,
        context.In(line, "**"),
        "这里的“**”没有变成粗体，会原样显示。",
        "The '**' here did not become bold and is shown as it is.",
        new LocalText("“**”里面不要留空格，前后要成对。", "No blanks inside '**', and write them in pairs."));

    [GeneratedRegex(@"^ {0,3}(19|20)[0-9]{2}[.)]\s+[0-9]{1,2}")]
    private static partial Regex DateAtStart();

    [GeneratedRegex(@"^ {0,3}[-+*]\s+[¥￥]?[0-9][0-9,.]*\s*(元|万元)?\s*([（(][^）)]*[）)])?\s*$")]
    private static partial Regex AmountAsItem();

    [GeneratedRegex(@"^ {0,3}#{1,6}[^#\s0-9A-Za-z]")]
    private static partial Regex HeadingGlued();

    [GeneratedRegex(@"^ {0,3}(＃+\s*\S|｜.*｜|＊＊|－ |＞\s*\S)")]
    private static partial Regex FullWidthMark();

    [GeneratedRegex(@"<[^<>\x00-\x7F][^<>]*>")]
    private static partial Regex Angles();

    // 370102********1234 and 张** are masked on purpose.
    [GeneratedRegex(@"(?<=[0-9])\*{2,}(?=[0-9Xx])|(?<=^[一-龥])\*{2}$")]
    private static partial Regex Masked();
}
