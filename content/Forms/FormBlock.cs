namespace VillagePublic.Content.Forms;

/// <summary>A piece of a document's body as a form shows it.</summary>
/// <param name="Line">First line in the author's file, from 1.</param>
/// <param name="Raw">Its lines as written, without the blank ones after it.</param>
/// <param name="BlanksAfter">Blank lines after it.</param>
public abstract record FormBlock(int Line, IReadOnlyList<string> Raw, int BlanksAfter)
{
    /// <summary>A heading.</summary>
    public sealed record Heading(int Line, IReadOnlyList<string> Raw, int BlanksAfter, int Level, string Text)
        : FormBlock(Line, Raw, BlanksAfter);

    /// <summary>A table whose cells can be told apart safely.</summary>
    /// <param name="Line">First line.</param>
    /// <param name="Raw">Header, separator and rows as written.</param>
    /// <param name="BlanksAfter">Blank lines after it.</param>
    /// <param name="Headers">Header cells.</param>
    /// <param name="Rows">Cells of the rows; each row has at least as many as the header.</param>
    public sealed record Table(
        int Line,
        IReadOnlyList<string> Raw,
        int BlanksAfter,
        IReadOnlyList<string> Headers,
        IReadOnlyList<IReadOnlyList<string>> Rows)
        : FormBlock(Line, Raw, BlanksAfter);

    /// <summary>A list of one-line items: each is a mark (<c>x</c>, blank, or nothing where it is no task) and a text.
    /// </summary>
    public sealed record List(
        int Line, IReadOnlyList<string> Raw, int BlanksAfter, bool IsOrdered, IReadOnlyList<IReadOnlyList<string>> Rows)
        : FormBlock(Line, Raw, BlanksAfter);

    /// <summary>Anything else, as written.</summary>
    public sealed record Prose(int Line, IReadOnlyList<string> Raw, int BlanksAfter) : FormBlock(Line, Raw, BlanksAfter)
    {
        /// <summary>The text.</summary>
        public string Value => string.Join('\n', Raw);
    }
}

/// <summary>What a form holds for one block.</summary>
/// <param name="From">Index of the block it was; <see langword="null"/> for a new one.</param>
/// <param name="Text">Text of a heading or of free text.</param>
/// <param name="Headers">Header cells of a table.</param>
/// <param name="Rows">Cells of a table or list.</param>
public sealed record FormBlockEdit(
    int? From, string? Text, IReadOnlyList<string>? Headers, IReadOnlyList<IReadOnlyList<string>>? Rows);

/// <summary>What a form holds: values of keys and the blocks in order.</summary>
public sealed record FormEdit(IReadOnlyDictionary<string, string> Keys, IReadOnlyList<FormBlockEdit> Blocks);
