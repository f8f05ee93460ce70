using System.Text.RegularExpressions;
using Markdig.Parsers;
using Markdig.Syntax;

namespace VillagePublic.Content.Documents;

/// <summary>Ends a table at the first line without a cell, as GFM does.</summary>
/// <remarks>Markdig looks for a table only when the paragraph is whole, and text written directly below a table made it
/// none: a month's books turned into a paragraph, and no amount was read.</remarks>
internal sealed partial class TableEndParser : BlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsBlankLine
            || processor.IsCodeIndent
            || processor.Line.AsSpan().Contains('|')
            || processor.CurrentBlock is not ParagraphBlock { Lines.Count: > 1 } paragraph
            || !Rule().IsMatch(paragraph.Lines.Lines[1].Slice.AsSpan()))
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(new ParagraphBlock(processor.Parsers.FindExact<ParagraphBlockParser>())
        {
            Column = processor.Column,
            Span = new SourceSpan(processor.Line.Start, processor.Line.End),
        });
        return BlockState.Continue;
    }

    // | --- | ---: | and --- | ---, but not a bare line of dashes, which underlines a heading.
    [GeneratedRegex(@"^\s*(\|\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?|:?-+:?\s*(\|\s*:?-+:?\s*)+\|?)\s*$")]
    private static partial Regex Rule();
}
