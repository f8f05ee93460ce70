namespace VillagePublic.Content.Documents;

/// <summary>A file's text with the positions of its lines.</summary>
internal sealed class SourceText
{
    private readonly int[] lineStarts;

    public SourceText(SourceFile file)
    {
        File = file;
        var starts = new List<int> { 0 };
        for (var index = 0; index < Text.Length; index++)
        {
            if (Text[index] == '\n' || (Text[index] == '\r' && !IsAt(index + 1, '\n')))
            {
                starts.Add(index + 1);
            }
        }

        lineStarts = [.. starts];
    }

    public SourceFile File { get; }

    public string Text => File.Text;

    public int LineCount => lineStarts.Length;

    /// <summary>Offset of a line's first character.</summary>
    /// <param name="line">From 1.</param>
    public int OffsetOf(int line) => line > lineStarts.Length ? Text.Length : lineStarts[line - 1];

    /// <summary>A line without its end.</summary>
    /// <param name="line">From 1.</param>
    public ReadOnlySpan<char> Line(int line) =>
        Text.AsSpan(OffsetOf(line), OffsetOf(line + 1) - OffsetOf(line)).TrimEnd("\r\n");

    public TextPlace PlaceOf(int offset)
    {
        var found = Array.BinarySearch(lineStarts, offset);
        var index = found >= 0 ? found : ~found - 1;
        return new TextPlace(index + 1, offset - lineStarts[index] + 1);
    }

    private bool IsAt(int index, char character) => index < Text.Length && Text[index] == character;
}
