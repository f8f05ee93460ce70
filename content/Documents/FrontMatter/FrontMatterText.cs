namespace VillagePublic.Content.Documents;

/// <summary>Where front matter and body of a file are.</summary>
/// <param name="Yaml">Text between the <c>---</c> lines.</param>
/// <param name="BodyLine">First line of the body, from 1.</param>
internal sealed record FrontMatterText(string Yaml, int BodyLine)
{
    private const string Fence = "---";

    // A whole village's front matter is a few hundred characters.
    private const int MaxLength = 65_536;

    /// <summary>Splits a file; says what is wrong if it has no front matter or an unclosed one.</summary>
    public static FrontMatterText? Find(SourceText source, DiagnosticBag diagnostics)
    {
        var first = source.Line(1);
        if (first.StartsWith("\uFEFF"))
        {
            diagnostics.Add(
                StructureRules.ByteOrderMark,
                TextPlace.Start,
                "文件开头有看不见的 BOM 标记。",
                "The file starts with an invisible byte-order mark.",
                new LocalText("另存为“UTF-8（无 BOM）”。", "Save it as UTF-8 without BOM."));
            first = first[1..];
        }

        if (!first.TrimEnd().SequenceEqual(Fence))
        {
            diagnostics.Add(
                StructureRules.NoFrontMatter,
                TextPlace.Start,
                "第一行不是“---”，找不到文件头。",
                "The first line is not '---': there is no front matter.",
                Hints.FrontMatterExample);
            return null;
        }

        for (var line = 2; line <= source.LineCount; line++)
        {
            if (source.Line(line).TrimEnd().SequenceEqual(Fence))
            {
                return Cut(source, line, diagnostics);
            }
        }

        diagnostics.Add(
            StructureRules.UnclosedFrontMatter,
            TextPlace.Start,
            "文件头开始了，却没有第二行“---”。",
            "The front matter starts, but no second '---' line ends it.",
            new LocalText("在最后一项下面另起一行写“---”。", "Write '---' on a line of its own below the last key."));
        return null;
    }

    private static FrontMatterText? Cut(SourceText source, int endLine, DiagnosticBag diagnostics)
    {
        var start = source.OffsetOf(2);
        var length = source.OffsetOf(endLine) - start;
        if (length <= MaxLength)
        {
            return new FrontMatterText(source.Text.Substring(start, length), endLine + 1);
        }

        diagnostics.Add(
            StructureRules.TooLong,
            new TextPlace(2, 1),
            $"文件头有 {length} 个字，最多 {MaxLength} 个。",
            $"The front matter has {length} characters; at most {MaxLength} are read.");
        return null;
    }
}
