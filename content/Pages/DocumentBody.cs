using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Pages;

/// <summary>The prose of a document in the two places where pages show it.</summary>
internal static class DocumentBody
{
    /// <summary>What stands before the first heading: the author's own introduction.</summary>
    public static IEnumerable<Block> Introduction(ParsedDocument document) =>
        WithoutTitle(document).TakeWhile(block => block is not Block.Heading);

    /// <summary>Everything from the first heading on.</summary>
    public static IEnumerable<Block> Rest(ParsedDocument document) =>
        WithoutTitle(document).SkipWhile(block => block is not Block.Heading);

    /// <summary>All of it, without a first heading that repeats the title.</summary>
    public static IEnumerable<Block> WithoutTitle(ParsedDocument document) =>
        document.Prose is [Block.Heading { Level: 1 } first, ..]
        && string.Equals(Inline.PlainText(first.Inlines).Trim(), document.Title, StringComparison.Ordinal)
            ? document.Prose.Skip(1)
            : document.Prose;
}
