using System.Text.RegularExpressions;

namespace VillagePublic.Content.Forms;

/// <summary>Takes a body apart into blocks and writes them back.</summary>
internal static partial class FormBlocks
{
    /// <summary>The blocks of a body.</summary>
    /// <param name="body">Lines below the front matter.</param>
    /// <param name="start">First line that is not blank, from 0.</param>
    /// <param name="firstLine">Line of <c>body[0]</c> in the file, from 1.</param>
    public static IReadOnlyList<FormBlock> Read(IReadOnlyList<string> body, int start, int firstLine)
    {
        var blocks = new List<FormBlock>();
        var index = start;
        while (index < body.Count)
        {
            var end = EndOf(body, index);
            var last = end;
            while (last > index && body[last - 1].Trim().Length == 0)
            {
                last--;
            }

            blocks.Add(Make([.. body.Skip(index).Take(last - index)], firstLine + index, end - last));
            index = end;
        }

        return blocks;
    }

    /// <summary>The lines of a block as the form holds it; as written where nothing differs.</summary>
    public static IReadOnlyList<string> Write(FormBlockEdit edit, FormBlock? original)
    {
        switch (original)
        {
            case FormBlock.Table table when edit is { Headers: { } headers, Rows: { } rows }:
                return WriteTable(headers, TotalRow.Follow(table, headers, rows), table);
            case FormBlock.List list when edit.Rows is { } items:
                return WriteList(items, list);
            case FormBlock.Heading heading when edit.Text is { } text:
                return text.Trim() == heading.Text
                    ? heading.Raw
                    : [new string('#', heading.Level) + " " + OneLine(text)];
            default:
                var lines = (edit.Text ?? "").ReplaceLineEndings("\n").TrimEnd().Split('\n');
                return edit is { Headers: { } fresh, Rows: { } cells } ? WriteTable(fresh, cells, null)
                    : lines is [""] ? []
                    : lines;
        }
    }

    // A block ends where a heading begins, or behind a blank line where something else than text begins or ends.
    private static int EndOf(IReadOnlyList<string> body, int start)
    {
        if (IsHeading(body[start]))
        {
            return SkipBlanks(body, start + 1);
        }

        if (TableEnd(body, start) is { } table)
        {
            return SkipBlanks(body, table);
        }

        if (ListEnd(body, start) is { } list)
        {
            return SkipBlanks(body, list);
        }

        var index = start;
        var fence = "";
        while (index < body.Count)
        {
            var text = body[index].TrimStart();
            if (fence.Length > 0)
            {
                fence = text.StartsWith(fence, StringComparison.Ordinal) ? "" : fence;
            }
            else if (text is ['`', '`', '`', ..] or ['~', '~', '~', ..])
            {
                fence = text[..3];
            }
            else if (index > start && BeginsOther(body, index))
            {
                return index;
            }

            index++;
        }

        return index;
    }

    private static bool BeginsOther(IReadOnlyList<string> body, int index) =>
        IsHeading(body[index])
        || (body[index - 1].Trim().Length == 0
            && (TableEnd(body, index) is not null || ListEnd(body, index) is not null));

    private static FormBlock Make(IReadOnlyList<string> raw, int line, int blanks)
    {
        if (Heading().Match(raw[0]) is { Success: true } heading)
        {
            return new FormBlock.Heading(
                line, raw, blanks, heading.Groups[1].Length, heading.Groups[2].Value.TrimEnd('#', ' '));
        }

        if (TableEnd(raw, 0) is not null)
        {
            var headers = TableLine.Cells(raw[0]);
            return new FormBlock.Table(line, raw, blanks, headers,
                [.. raw.Skip(2).Select(row => (IReadOnlyList<string>)TableLine.Padded(row, headers.Count))]);
        }

        return ListEnd(raw, 0) is not null
            ? new FormBlock.List(line, raw, blanks, char.IsAsciiDigit(raw[0].TrimStart()[0]),
                [.. raw.Select(item => Item().Match(item)).Select(match =>
                    (IReadOnlyList<string>)[MarkOf(match), match.Groups[3].Value.Trim()])])
            : new FormBlock.Prose(line, raw, blanks);
    }

    private static string MarkOf(Match item) =>
        item.Groups[2].Success ? item.Groups[2].Value.Trim('[', ']').ToLowerInvariant() : "";

    private static bool IsHeading(string line) => Heading().IsMatch(line);

    private static int SkipBlanks(IReadOnlyList<string> body, int index)
    {
        while (index < body.Count && body[index].Trim().Length == 0)
        {
            index++;
        }

        return index;
    }

    // Cells with code in them could hide a bar: such a table is shown as text.
    private static int? TableEnd(IReadOnlyList<string> body, int start)
    {
        if (start + 1 >= body.Count
            || !body[start].Contains('|', StringComparison.Ordinal)
            || !Separator().IsMatch(body[start + 1])
            || TableLine.Cells(body[start]).Count != TableLine.Cells(body[start + 1]).Count)
        {
            return null;
        }

        var end = start;
        while (end < body.Count && body[end].Trim().Length > 0)
        {
            if (body[end].Contains('`', StringComparison.Ordinal)
                || !body[end].Contains('|', StringComparison.Ordinal))
            {
                return null;
            }

            end++;
        }

        return end;
    }

    private static int? ListEnd(IReadOnlyList<string> body, int start)
    {
        var end = start;
        while (end < body.Count && body[end].Trim().Length > 0 && !IsHeading(body[end]))
        {
            if (!Item().IsMatch(body[end]))
            {
                return null;
            }

            end++;
        }

        return end > start ? end : null;
    }

    private static List<string> WriteTable(
        IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows, FormBlock.Table? original)
    {
        var isSame = original is not null && headers.SequenceEqual(original.Headers);
        var lines = isSame
            ? new List<string> { original!.Raw[0], original.Raw[1] }
            : [TableLine.Write(headers), TableLine.Separator(headers)];

        // A row that stands there with the same cells keeps the way it was written.
        var known = isSame ? original!.Rows.Zip(original.Raw.Skip(2)) : [];
        var written = known.ToLookup(pair => TableLine.Write(pair.First), pair => pair.Second);
        lines.AddRange(rows
            .Select(row => (Line: TableLine.Write(row), IsBlank: row.All(cell => cell.Trim().Length == 0)))
            .Where(row => !row.IsBlank || written.Contains(row.Line))
            .Select(row => written[row.Line].FirstOrDefault() ?? row.Line));
        return lines;
    }

    private static List<string> WriteList(IReadOnlyList<IReadOnlyList<string>> items, FormBlock.List original)
    {
        var lines = new List<string>();
        foreach (var item in items.Where(item => item is [_, { } text] && text.Trim().Length > 0))
        {
            var index = lines.Count;
            if (index < original.Rows.Count && original.Rows[index].SequenceEqual(item))
            {
                lines.Add(original.Raw[index]);
                continue;
            }

            var marker = original.IsOrdered ? FormattableString.Invariant($"{index + 1}.") : "-";
            var box = item[0].Length == 0 ? "" : item[0].Trim().Length == 0 ? "[ ] " : "[x] ";
            lines.Add($"{marker} {box}{OneLine(item[1])}");
        }

        return lines;
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\A {0,3}(#{1,6})\s+(.*)\z")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\A\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*\z")]
    private static partial Regex Separator();

    [GeneratedRegex(@"\A {0,3}([-*+]|[0-9]{1,9}[.)])\s+(?:(\[[ xX]\])\s+)?(\S.*)?\z")]
    private static partial Regex Item();
}
