using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using VillagePublic.Content.Documents;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Documents;

/// <summary>The examples of the CommonMark specification keep their text through our pipeline and blocks.</summary>
/// <remarks>
/// commonmark-0.31.2.json holds the examples of CommonMark 0.31.2 by John MacFarlane, CC BY-SA 4.0,
/// https://spec.commonmark.org/0.31.2/.
/// </remarks>
public sealed partial class CommonMarkTests
{
    private const int SpecCount = 652;

    // Examples with raw HTML, which is off here and shows as text.
    private const int MaxRawHtml = 120;

    // [ẞ] finds [SS] only with the case folding of ICU, which the product does without.
    private const int NeedsCaseFolding = 540;

    [Fact]
    public void The_text_of_every_example_is_kept()
    {
        var examples = ReadExamples();
        var plain = examples.Where(example => !HasRawHtml(example) && example.Example != NeedsCaseFolding).ToList();
        var lost = plain
            .Where(example => Squeeze(OurText(example.Markdown)) != Squeeze(ExpectedText(example.Html)))
            .Select(example => $"{example.Example} {example.Section}: {OurText(example.Markdown)}"
                + $" <> {ExpectedText(example.Html)}");

        Assert.Equal(SpecCount, examples.Length);
        Assert.True(examples.Length - plain.Count <= MaxRawHtml, $"{examples.Length - plain.Count} left out");
        Assert.Empty(lost);
    }

    // The eight examples of GFM's tables extension, 198 to 205, and one of ours. In 203 the delimiter row is too short:
    // GFM shows a paragraph with its marks, this a table; in 204 GFM drops the cell too many, this keeps it and warns.
    [Theory]
    [InlineData("| foo | bar |\n| --- | --- |\n| baz | bim |", "foo bar baz bim")]
    [InlineData("| abc | defghi |\n:-: | -----------:\nbar | baz", "abc defghi bar baz")]
    [InlineData("| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |", "f|oo b | az b | im")]
    [InlineData("| abc | def |\n| --- | --- |\n| bar | baz |\n> bar", "abc def bar baz bar")]
    [InlineData("| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar", "abc def bar baz bar bar")]
    [InlineData("| abc | def |\n| --- |\n| bar |", "abc def bar")]
    [InlineData("| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |", "abc def bar bar baz boo")]
    [InlineData("| abc | def |\n| --- | --- |", "abc def")]
    [InlineData("| 姓名 | 金额 |\n| --- | ---: |\n| 甲 | １２，６００ |", "姓名 金额 甲 １２，６００")]
    public void Tables_keep_their_text(string markdown, string expected) =>
        Assert.Equal(Squeeze(expected), Squeeze(OurText(markdown)));

    [Theory]
    [InlineData("| 姓名 | 金额 |\n| --- | ---: |\n| 甲 | 1 |\n单位：元\n\n完", 1, "单位：元")]
    [InlineData("姓名 | 金额\n--- | ---:\n甲 | 1\n单位：元\n制表：乙", 1, "单位：元 制表：乙")]
    [InlineData("> | 姓名 | 金额 |\n> | --- | --- |\n> | 甲 | 1 |\n> 单位：元", 1, "单位：元")]
    public void Text_directly_below_a_table_does_not_undo_the_table(string markdown, int rows, string below)
    {
        var blocks = Read(markdown);
        blocks = blocks[0] is Block.Quote quote ? quote.Blocks : blocks;

        Assert.Equal(rows, Assert.IsType<Block.Table>(blocks[0]).Rows.Count);
        Assert.Equal(below, Inline.PlainText(Assert.IsType<Block.Paragraph>(blocks[1]).Inlines));
        Assert.Equal(4, blocks[1].Line);
    }

    [Theory]
    [InlineData("**注意：**明天停水", "注意：")]
    [InlineData("明天**“停水”**一天", "“停水”")]
    [InlineData("共**1,200元**。", "1,200元")]
    public void Emphasis_works_beside_Chinese_punctuation(string markdown, string strong)
    {
        var paragraph = Assert.IsType<Block.Paragraph>(Read(markdown)[0]);

        Assert.Equal(strong, Inline.PlainText(paragraph.Inlines.OfType<Inline.Styled>()));
    }

    [Fact]
    public void Masked_numbers_keep_their_asterisks()
    {
        const string Text = "370102********1234 和 138****5678、370102********123X";

        Assert.Equal(Text, OurText(Text).Trim());
    }

    private static CommonMarkExample[] ReadExamples() => JsonSerializer.Deserialize<CommonMarkExample[]>(
        Repository.Read("tests/Documents/commonmark-0.31.2.json"), JsonSerializerOptions.Web)!;

    private static bool HasRawHtml(CommonMarkExample example) =>
        example.Section is "HTML blocks" or "Raw HTML" || RawHtml().IsMatch(example.Markdown);

    private static string ExpectedText(string html)
    {
        var body = new HtmlParser().ParseDocument("<body>" + html).Body!;
        foreach (var image in body.QuerySelectorAll("img").ToList())
        {
            image.Replace(body.Owner!.CreateTextNode(image.GetAttribute("alt") ?? ""));
        }

        return body.TextContent;
    }

    private static IReadOnlyList<Block> Read(string markdown)
    {
        var source = new SourceText(new SourceFile("notices/example.md", markdown));
        return BlockReader.Read(source, bodyLine: 1, new DiagnosticBag("notices/example.md"));
    }

    private static string OurText(string markdown) => TextOf(Read(markdown));

    private static string TextOf(IEnumerable<Block> blocks) => string.Join('\n', blocks.Select(block => block switch
    {
        Block.Heading heading => Inline.PlainText(heading.Inlines),
        Block.Paragraph paragraph => Inline.PlainText(paragraph.Inlines),
        Block.List list => string.Join('\n', list.Items.Select(item => TextOf(item.Blocks))),
        Block.Quote quote => TextOf(quote.Blocks),
        Block.Code code => code.Text,
        Block.Table table => string.Join('\n', table.Rows.Select(row => row.Cells).Prepend(table.Header)
            .Select(cells => string.Join(' ', cells.Select(cell => cell.Text)))),
        _ => "",
    }));

    // Where a line breaks is layout; which characters stand there is text.
    private static string Squeeze(string text) => Blanks().Replace(text, "");

    private sealed record CommonMarkExample(int Example, string Section, string Markdown, string Html);

    [GeneratedRegex(@"<(?!https?:|mailto:)[A-Za-z/!?][^@:]*?>|<a href=""")]
    private static partial Regex RawHtml();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
