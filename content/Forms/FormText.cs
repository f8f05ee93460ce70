namespace VillagePublic.Content.Forms;

/// <summary>A document's text taken apart for a form, and put together without losing what nobody changed.</summary>
/// <remarks>The Markdown stays the truth: a form holds nothing that is not in it. What a form cannot show cell by cell
/// it shows as text.</remarks>
public sealed class FormText
{
    private const string Fence = "---";

    private readonly FrontMatterLines front;
    private readonly int frontCount;
    private readonly IReadOnlyList<string> blanksBefore;

    private FormText(FrontMatterLines front, int frontCount, IReadOnlyList<string> blanksBefore,
        IReadOnlyList<FormBlock> blocks)
    {
        this.front = front;
        this.frontCount = frontCount;
        this.blanksBefore = blanksBefore;
        Blocks = blocks;
    }

    /// <summary>Keys of the front matter in the author's order.</summary>
    public IReadOnlyList<FormKey> Keys => [.. front.Keys];

    /// <summary>The body, block by block.</summary>
    public IReadOnlyList<FormBlock> Blocks { get; }

    /// <summary>First line of the body, from 1.</summary>
    public int BodyLine => frontCount + 3;

    /// <summary>Takes a text apart; <see langword="null"/> when it has no front matter to make a form of.</summary>
    public static FormText? TryRead(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0].TrimEnd() != Fence)
        {
            return null;
        }

        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (end < 0)
        {
            return null;
        }

        var body = lines[(end + 1)..];
        var blanks = body.TakeWhile(line => line.Trim().Length == 0).ToList();
        return new FormText(
            new FrontMatterLines(lines[1..end]),
            end - 1,
            blanks,
            FormBlocks.Read(body, blanks.Count, end + 2));
    }

    /// <summary>What the form holds when nothing is changed.</summary>
    public FormEdit Edit() => new(
        Keys.ToDictionary(key => key.Name, key => key.Value, StringComparer.Ordinal),
        [.. Blocks.Select((block, index) => EditOf(block, index))]);

    /// <summary>The text with what the form holds.</summary>
    public string Write(FormEdit edit)
    {
        var lines = new List<string> { Fence };
        lines.AddRange(front.With(edit.Keys));
        lines.Add(Fence);
        lines.AddRange(blanksBefore);
        if (blanksBefore.Count == 0 && Blocks.Count == 0 && edit.Blocks.Count > 0)
        {
            lines.Add("");
        }

        for (var index = 0; index < edit.Blocks.Count; index++)
        {
            var block = edit.Blocks[index];
            var original = block.From is { } from && from >= 0 && from < Blocks.Count ? Blocks[from] : null;
            var written = FormBlocks.Write(block, original);
            if (written.Count == 0)
            {
                continue;
            }

            lines.AddRange(written);
            var isLast = index == edit.Blocks.Count - 1;
            var follows = !isLast && edit.Blocks[index + 1].From == block.From + 1;
            var blanks = original is null ? 1
                : follows || isLast ? original.BlanksAfter
                : Math.Max(1, original.BlanksAfter);
            lines.AddRange(Enumerable.Repeat("", blanks));
        }

        return string.Join('\n', lines);
    }

    /// <summary>The text with one key set.</summary>
    public string WithKey(string name, string value)
    {
        var edit = Edit();
        var keys = new Dictionary<string, string>(edit.Keys, StringComparer.Ordinal) { [name] = value };
        return Write(edit with { Keys = keys });
    }

    /// <summary>The text with a key that holds a list; without the key when the list is empty and was not there.
    /// </summary>
    public string WithList(string name, IReadOnlyList<string> items)
    {
        if (Keys.Any(key => key.Name == name))
        {
            return WithKey(name, string.Join('、', items));
        }

        var text = Write(Edit());
        return items.Count == 0
            ? text
            : text.Insert(text.IndexOf("\n---", Fence.Length, StringComparison.Ordinal) + 1,
                $"{name}: {YamlText.WriteList(string.Join('、', items))}\n");
    }

    private static FormBlockEdit EditOf(FormBlock block, int index) => block switch
    {
        FormBlock.Heading heading => new(index, heading.Text, null, null),
        FormBlock.Table table => new(index, null, table.Headers, table.Rows),
        FormBlock.List list => new(index, null, null, list.Rows),
        FormBlock.Prose text => new(index, text.Value, null, null),
        _ => throw new InvalidOperationException($"No form for {block}."),
    };
}
