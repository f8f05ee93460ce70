using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace VillagePublic.Content.Documents;

/// <summary>Turns Markdig's inline tree into our runs.</summary>
internal sealed class InlineReader(SourceText source, int bodyOffset, DiagnosticBag diagnostics)
{
    // Enough to find the link again.
    private const int MaxShown = 60;

    private bool inCell;

    /// <summary>Reads a table cell, where <c>\|</c> means <c>|</c> even in a code span.</summary>
    public IReadOnlyList<Inline> ReadCell(ContainerInline? container)
    {
        inCell = true;
        var runs = Read(container);
        inCell = false;
        return runs;
    }

    public IReadOnlyList<Inline> Read(ContainerInline? container)
    {
        var runs = new List<Inline>();
        if (container is not null)
        {
            Append(container, runs);
        }

        return runs;
    }

    private void Append(ContainerInline container, List<Inline> runs)
    {
        foreach (var inline in container)
        {
            Append(inline, runs);
        }
    }

    private void Append(Markdig.Syntax.Inlines.Inline inline, List<Inline> runs)
    {
        switch (inline)
        {
            case TaskList:
                break;
            case LiteralInline literal:
                AppendText(literal.Content.ToString(), runs);
                break;
            case HtmlEntityInline entity:
                AppendText(entity.Transcoded.ToString(), runs);
                break;
            case CodeInline code:
                var text = code.Content;
                runs.Add(new Inline.Code(inCell ? text.Replace("\\|", "|", StringComparison.Ordinal) : text));
                break;
            case LineBreakInline line:
                runs.Add(new Inline.LineBreak(line.IsHard));
                break;
            case AutolinkInline link:
                AppendLink(link, link.IsEmail ? "mailto:" + link.Url : link.Url, [new Inline.Text(link.Url)], runs);
                break;
            case FootnoteLink { IsBackLink: false } reference:
                runs.Add(new Inline.FootnoteReference(reference.Footnote.Order));
                break;
            case FootnoteLink:
                break;
            case LinkInline { IsImage: true } image:
                AppendImage(image, runs);
                break;
            case LinkInline link:
                AppendLink(link, link.GetDynamicUrl?.Invoke() ?? link.Url ?? "", Read(link), runs);
                break;
            case EmphasisInline emphasis:
                runs.Add(new Inline.Styled(StyleOf(emphasis), Read(emphasis)));
                break;
            case DelimiterInline delimiter:
                AppendText(delimiter.ToLiteral(), runs);
                Append(delimiter, runs);
                break;
            case ContainerInline other:
                Append(other, runs);
                break;
            default:
                break;
        }
    }

    private static InlineStyle StyleOf(EmphasisInline emphasis) =>
        emphasis.DelimiterChar == '~' ? InlineStyle.Strike
        : emphasis.DelimiterCount >= 2 ? InlineStyle.Strong
        : InlineStyle.Emphasis;

    // Neighbouring texts become one, so that a word is never split between runs.
    private static void AppendText(string text, List<Inline> runs)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (runs.Count > 0 && runs[^1] is Inline.Text before)
        {
            runs[^1] = new Inline.Text(before.Value + text);
            return;
        }

        runs.Add(new Inline.Text(text));
    }

    private void AppendLink(
        Markdig.Syntax.Inlines.Inline link, string address, IReadOnlyList<Inline> children, List<Inline> runs)
    {
        if (LinkReader.Resolve(source.File.Path, address) is { } target)
        {
            runs.Add(new Inline.Link(target, children));
            return;
        }

        ReportNotAllowed(link, address);
        runs.AddRange(children);
    }

    private void AppendImage(LinkInline image, List<Inline> runs)
    {
        var alternative = Inline.PlainText(Read(image)).Trim();
        var address = image.GetDynamicUrl?.Invoke() ?? image.Url ?? "";
        if (LinkReader.FilePath(source.File.Path, address) is { } path)
        {
            runs.Add(new Inline.Image(path, alternative));
            return;
        }

        ReportNotAllowed(image, address);
        AppendText(alternative, runs);
    }

    private void ReportNotAllowed(Markdig.Syntax.Inlines.Inline link, string address)
    {
        var offset = Math.Clamp(bodyOffset + link.Span.Start, 0, source.Text.Length);
        var shown = WrittenText.Shorten(address, MaxShown);
        diagnostics.Add(
            StructureRules.LinkNotAllowed,
            source.PlaceOf(offset),
            $"“{shown}”不能作链接，只显示文字。",
            $"'{shown}' cannot be a link and is shown as text.",
            new LocalText(
                "网址以 http:// 或 https:// 开头；本村文件写相对路径，如 ../votes/2026-10-12-east-road.md；图片放在 files/ 里。",
                "Start web addresses with http:// or https://; write village documents as relative paths such as "
                + "../votes/2026-10-12-east-road.md; put pictures into files/."));
    }
}
