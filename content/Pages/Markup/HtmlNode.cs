using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace VillagePublic.Content.Pages.Markup;

/// <summary>A piece of a page. Text becomes markup only here, so whatever a clerk typed stays text.</summary>
internal abstract class HtmlNode
{
    /// <summary>Text is always encoded; there is no way to pass markup as text.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator HtmlNode?(string? text) => text is null ? null : new HtmlText(text);

    /// <summary>Appends this node as HTML.</summary>
    public abstract void WriteTo(StringBuilder output);

    /// <summary>This node as HTML.</summary>
    public override string ToString()
    {
        var output = new StringBuilder();
        WriteTo(output);
        return output.ToString();
    }
}

/// <summary>Text.</summary>
internal sealed class HtmlText(string text) : HtmlNode
{
    /// <inheritdoc />
    public override void WriteTo(StringBuilder output) => HtmlEncoding.Append(output, text);
}

/// <summary>Several nodes in a row without an element around them.</summary>
internal sealed class HtmlFragment(IEnumerable<HtmlNode?> children) : HtmlNode
{
    private readonly HtmlNode?[] children = [.. children];

    /// <inheritdoc />
    public override void WriteTo(StringBuilder output)
    {
        foreach (var child in children)
        {
            child?.WriteTo(output);
        }
    }
}
