using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace VillagePublic.Content.Documents;

/// <summary>Keeps the asterisks of masked numbers (370102********1234) from turning into emphasis.</summary>
/// <remarks>Two masked numbers in one paragraph would otherwise pair up and lose what hides the digits.</remarks>
internal sealed class MaskParser : InlineParser
{
    // 138****5678 hides four; two and one are emphasis.
    private const int MinLength = 3;

    public MaskParser() => OpeningCharacters = ['*'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!char.IsAsciiDigit(slice.PeekCharExtra(-1)))
        {
            return false;
        }

        var length = 1;
        while (slice.PeekChar(length) == '*')
        {
            length++;
        }

        if (length < MinLength || slice.PeekChar(length) is not ((>= '0' and <= '9') or 'X' or 'x'))
        {
            return false;
        }

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new LiteralInline(new StringSlice(slice.Text, slice.Start, slice.Start + length - 1))
        {
            Span = new SourceSpan(start, start + length - 1),
            Line = line,
            Column = column,
        };
        slice.Start += length;
        return true;
    }
}
