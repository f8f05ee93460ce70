namespace VillagePublic.Content.Documents;

/// <summary>Reads one Markdown file into a typed document.</summary>
public static class DocumentParser
{
    /// <summary>Most characters of a file. A ledger of 10,000 lines has about one million.</summary>
    public const int MaxLength = 2_000_000;

    /// <summary>Parses one file. Never throws on bad text: a wrong file is for its author to mend.</summary>
    /// <param name="path">Path used in diagnostics, relative to the village folder, with <c>/</c>.</param>
    /// <param name="text">Whole text of the file.</param>
    public static ParseResult Parse(string path, string text)
    {
        var diagnostics = new DiagnosticBag(path);
        var document = Read(new SourceFile(path, text), diagnostics);
        return new ParseResult(diagnostics.HasError ? null : document, diagnostics.ToList());
    }

    private static ParsedDocument? Read(SourceFile file, DiagnosticBag diagnostics)
    {
        if (file.Text.Length > MaxLength)
        {
            diagnostics.Add(
                StructureRules.TooLong,
                TextPlace.Start,
                $"文件有 {file.Text.Length} 个字，最多 {MaxLength} 个。",
                $"The file has {file.Text.Length} characters; at most {MaxLength} are read.",
                new LocalText("按月或按小组分成几个文件。", "Split it by month or by group."));
            return null;
        }

        CheckPath(file, diagnostics);
        var source = new SourceText(file);
        CheckCharacters(source, diagnostics);
        if (FrontMatterText.Find(source, diagnostics) is not { } front
            || YamlReader.Read(front.Yaml, lineOffset: 1, diagnostics) is not { } mapping)
        {
            return null;
        }

        var keys = new FrontMatter(mapping, diagnostics);
        if (ReadKind(keys) is not { } kind)
        {
            return null;
        }

        CheckFolder(file, kind, diagnostics);
        var body = BlockReader.Read(source, front.BodyLine, diagnostics);
        var context = new DocumentContext(file, keys, body, diagnostics)
        {
            Title = keys.RequiredText("title", "标题"),
            Date = keys.Day("date"),
            Period = keys.Period("period"),
        };
        var document = AddShared(DocumentKinds.ReaderOf(kind).Read(context), context);
        keys.ReportUnknownKeys();
        return document;
    }

    private static DocumentKind? ReadKind(FrontMatter keys)
    {
        if (keys.Text("kind") is null)
        {
            keys.Missing("kind", "种类");
            return null;
        }

        return keys.Kind();
    }

    // What every kind has is read in one place; the readers know only their own.
    private static ParsedDocument AddShared(ParsedDocument document, DocumentContext context)
    {
        var keys = context.Keys;
        return document with
        {
            Date = context.Date,
            Period = context.Period,
            Summary = keys.Text("summary"),
            Matters = context.Ids("matter", "matters"),
            Group = keys.Text("group"),
            Show = ReadShow(keys.Nested("show"), context),
            Language = keys.Text("language"),
            Correction = keys.Text("correction"),
            Confirmed = keys.Texts("confirmed"),
            Prose = context.Prose(),
            KeyPlaces = keys.Places,
        };
    }

    private static ShowTimes ReadShow(FrontMatter? show, DocumentContext context)
    {
        if (show is null)
        {
            return new ShowTimes(null, null, false);
        }

        var times = new ShowTimes(show.Day("from"), show.Day("until"), show.Flag("pinned") ?? false);
        show.ReportUnknownKeys();
        if (times.Until <= times.From)
        {
            context.Diagnostics.Add(
                StructureRules.EndsBeforeStart,
                show.PlaceOf("until"),
                $"显示到 {times.Until:yyyy-MM-dd}，不晚于开始的 {times.From:yyyy-MM-dd}，永远不会显示。",
                $"Shown until {times.Until:yyyy-MM-dd}, not after its start {times.From:yyyy-MM-dd}: never shown.",
                new LocalText("until 是不再显示的第一天。", "'until' is the first day it is not shown any more."));
        }

        return times;
    }

    private static void CheckPath(SourceFile file, DiagnosticBag diagnostics)
    {
        if (file.Path.EndsWith(".md", StringComparison.Ordinal) && LinkReader.IsDocumentId(file.Id))
        {
            return;
        }

        diagnostics.Add(
            StructureRules.BadPath,
            TextPlace.Start,
            $"文件名“{file.Path}”不合规定，手机网址和二维码要用它。",
            $"The file name '{file.Path}' is not allowed: addresses and QR codes are made of it.",
            Paths.IdHint);
    }

    private static void CheckFolder(SourceFile file, DocumentKind kind, DiagnosticBag diagnostics)
    {
        var expected = DocumentKinds.FolderOf(kind) is { } folder ? folder + "/" : "village.md";
        if (file.Path.StartsWith(expected, StringComparison.Ordinal))
        {
            return;
        }

        diagnostics.Add(
            StructureRules.FolderDiffers,
            TextPlace.Start,
            $"这是 {DocumentKinds.KeyOf(kind)} 文件，应当放在 {expected}。",
            $"This is a {DocumentKinds.KeyOf(kind)} document; it belongs into {expected}.");
    }

    // A replacement character or a NUL means that bytes were lost before the text came here.
    private static void CheckCharacters(SourceText source, DiagnosticBag diagnostics)
    {
        var index = source.Text.AsSpan().IndexOfAny('\uFFFD', '\0');
        if (index >= 0)
        {
            diagnostics.Add(
                StructureRules.UnreadableCharacter,
                source.PlaceOf(index),
                "这里有读不出的字符，多半是编码转换时丢了字。",
                "An unreadable character stands here; a conversion of encodings probably lost it.",
                new LocalText("对照原件补上。", "Restore it from the original."));
        }

        CheckMisread(source, diagnostics);
    }

    // 停水通知 in GBK happens to be valid UTF-8 as well: four letters of alphabets no village writes in.
    private static void CheckMisread(SourceText source, DiagnosticBag diagnostics)
    {
        const char FirstHan = '\u2E80';
        var text = source.Text.AsSpan().TrimStart('\uFEFF');
        var first = text.IndexOfAnyInRange('\u0250', '\u07FF');
        if (first >= 0 && text.IndexOfAnyInRange(FirstHan, '\uFFEF') < 0)
        {
            diagnostics.Add(
                StructureRules.UnreadableCharacter,
                source.PlaceOf(first + source.Text.Length - text.Length),
                "这里的字不像汉字，文件可能是 GBK 编码，被当成 UTF-8 读了。",
                "These letters look like Chinese in GBK read as UTF-8.",
                new LocalText("用记事本打开，另存为时编码选“UTF-8”。", "Open it in an editor and save it as UTF-8."));
        }
    }
}
