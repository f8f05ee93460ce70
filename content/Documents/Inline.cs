using System.Text;

namespace VillagePublic.Content.Documents;

/// <summary>A run inside a block.</summary>
public abstract record Inline
{
    private Inline()
    {
    }

    /// <summary>The text of a sequence of inlines without any formatting; a line break reads as a space.</summary>
    public static string PlainText(IEnumerable<Inline> inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines)
        {
            inline.AppendTo(text);
        }

        return text.ToString();
    }

    private protected abstract void AppendTo(StringBuilder text);

    /// <summary>Plain text.</summary>
    public sealed record Text(string Value) : Inline
    {
        private protected override void AppendTo(StringBuilder text) => text.Append(Value);
    }

    /// <summary>Emphasis, strong emphasis or strike-through.</summary>
    public sealed record Styled(InlineStyle Style, IReadOnlyList<Inline> Children) : Inline
    {
        private protected override void AppendTo(StringBuilder text) => text.Append(PlainText(Children));
    }

    /// <summary>A code span.</summary>
    public sealed record Code(string Value) : Inline
    {
        private protected override void AppendTo(StringBuilder text) => text.Append(Value);
    }

    /// <summary>A link whose target has passed the allow-list.</summary>
    public sealed record Link(LinkTarget Target, IReadOnlyList<Inline> Children) : Inline
    {
        private protected override void AppendTo(StringBuilder text) => text.Append(PlainText(Children));
    }

    /// <summary>A picture from the village's files.</summary>
    /// <param name="Path">Path relative to the village folder: <c>files/2026/10/receipt-0812.jpg</c>.</param>
    /// <param name="Alternative">Text for those who cannot see it.</param>
    public sealed record Image(string Path, string Alternative) : Inline
    {
        private protected override void AppendTo(StringBuilder text) => text.Append(Alternative);
    }

    /// <summary>A line break; a soft one may be drawn as a space or, between Han characters, as nothing.</summary>
    public sealed record LineBreak(bool Hard) : Inline
    {
        private protected override void AppendTo(StringBuilder text) => text.Append(' ');
    }

    /// <summary>A reference to a footnote.</summary>
    public sealed record FootnoteReference(int Number) : Inline
    {
        private protected override void AppendTo(StringBuilder text)
        {
        }
    }
}

/// <summary>How an inline run stands out.</summary>
public enum InlineStyle
{
    /// <summary>Emphasis.</summary>
    Emphasis,

    /// <summary>Strong emphasis.</summary>
    Strong,

    /// <summary>Struck through.</summary>
    Strike,
}

/// <summary>Where a link leads; nothing outside these cases ever becomes a link.</summary>
public abstract record LinkTarget
{
    private LinkTarget()
    {
    }

    /// <summary>Another document of the village, by id (<c>votes/2026-10-12-east-road</c>).</summary>
    public sealed record Document(string Id) : LinkTarget;

    /// <summary>A file of the village, by path relative to the village folder (<c>files/…</c>).</summary>
    public sealed record File(string Path) : LinkTarget;

    /// <summary>An address outside: http, https, mailto or tel only.</summary>
    public sealed record Outside(string Address) : LinkTarget;
}
