using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Finds all links and pictures of a document with their places.</summary>
internal sealed class LinkFinder
{
    // A paragraph that wraps more often than this is searched no further; its first line is named instead.
    private const int MaxWrappedLines = 40;

    private readonly SourceText source;
    private readonly List<PlacedLink> found = [];

    private LinkFinder(ParsedDocument document) => source = new SourceText(document.Source);

    public static IReadOnlyList<PlacedLink> Find(ParsedDocument document)
    {
        var finder = new LinkFinder(document);
        finder.AddAll(document.Body);
        return finder.found;
    }

    private void AddAll(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Block.Heading heading:
                    Add(heading.Inlines, block.Line);
                    break;
                case Block.Paragraph paragraph:
                    Add(paragraph.Inlines, block.Line);
                    break;
                case Block.Quote quote:
                    AddAll(quote.Blocks);
                    break;
                case Block.List list:
                    AddAll(list.Items.SelectMany(item => item.Blocks));
                    break;
                case Block.Footnotes footnotes:
                    AddAll(footnotes.Notes.SelectMany(note => note.Blocks));
                    break;
                case Block.Table table:
                    foreach (var row in table.Rows)
                    {
                        Add(row.Cells.SelectMany(cell => cell.Inlines), row.Line);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private void Add(IEnumerable<Inline> inlines, int line)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case Inline.Link { Target: not LinkTarget.Outside } link:
                    found.Add(new PlacedLink(link.Target, PlaceOf(link.Target, line)));
                    break;
                case Inline.Image image:
                    var file = new LinkTarget.File(image.Path);
                    found.Add(new PlacedLink(file, PlaceOf(file, line)));
                    break;
                case Inline.Styled styled:
                    Add(styled.Children, line);
                    break;
                default:
                    break;
            }
        }
    }

    private TextPlace PlaceOf(LinkTarget target, int line)
    {
        var name = target switch
        {
            LinkTarget.Document document => document.Id,
            LinkTarget.File file => file.Path,
            _ => "",
        };
        var last = name[(name.LastIndexOf('/') + 1)..];
        var end = Math.Min(source.LineCount, line + MaxWrappedLines);
        for (var current = line; current <= end; current++)
        {
            if (source.Line(current).IndexOf(last, StringComparison.Ordinal) is >= 0 and var index)
            {
                return new TextPlace(current, index + 1);
            }
        }

        return new TextPlace(line, 1);
    }
}
