using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace VillagePublic.Content.Documents;

/// <summary>The one Markdown pipeline of the product.</summary>
/// <remarks>
/// Extensions are chosen one by one: the ready-made set lets generic attributes such as <c>{onclick=…}</c> through.
/// Raw HTML is off, so <c>&lt;</c> is a character like any other.
/// </remarks>
internal static class MarkdownBody
{
    // Deep enough for any list a person writes, shallow enough for every later stage to walk recursively.
    private const int MaxDepth = 32;

    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>Parses a body. Thread-safe.</summary>
    /// <returns><see langword="null"/> if it is nested too deeply.</returns>
    public static MarkdownDocument? TryParse(string text)
    {
        try
        {
            return Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's way of saying that MaximumNestingDepth was exceeded.
            return null;
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = MaxDepth }
            .UsePreciseSourceLocation()
            .UsePipeTables()
            .UseTaskLists()
            .UseFootnotes()
            .UseAutoLinks()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseCjkFriendlyEmphasis()
            .DisableHtml();
        builder.InlineParsers.Insert(0, new MaskParser());

        // Before the paragraph's own parser, which takes every line nobody else wants.
        builder.BlockParsers.InsertBefore<Markdig.Parsers.ParagraphBlockParser>(new TableEndParser());
        return builder.Build();
    }
}
