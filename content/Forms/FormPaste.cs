using VillagePublic.Content.Documents;
using VillagePublic.Content.Import;

namespace VillagePublic.Content.Forms;

/// <summary>Fits a pasted table to the columns of a grid.</summary>
public static class FormPaste
{
    // One word in common may be chance: a header names two columns at the least.
    private const int MinKnown = 2;

    /// <summary>The rows in the grid's columns where the pasted table has a header that names them; else as pasted.
    /// </summary>
    /// <param name="sheet">What was pasted.</param>
    /// <param name="headers">Headers of the grid.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Fit(Sheet sheet, IReadOnlyList<string> headers)
    {
        for (var row = 0; row < sheet.Rows.Count; row++)
        {
            var places = headers.Select(header => Find(sheet.Rows[row], header)).ToArray();
            if (places.Count(place => place >= 0) >= MinKnown)
            {
                return [.. sheet.Rows.Skip(row + 1)
                    .Where(cells => !FormColumns.IsTotal(cells.FirstOrDefault(cell => cell.Length > 0) ?? ""))
                    .Select(cells => (IReadOnlyList<string>)[.. places.Select(place => place < 0 ? "" : cells[place])])
                    .Where(cells => cells.Any(cell => cell.Length > 0))];
            }
        }

        return sheet.Rows;
    }

    private static int Find(IReadOnlyList<string> pasted, string header)
    {
        var wanted = TableVocabulary.ColumnsOf(header).ToHashSet();
        for (var index = 0; index < pasted.Count; index++)
        {
            if (pasted[index].Length > 0
                && (pasted[index] == header || TableVocabulary.ColumnsOf(pasted[index]).Any(wanted.Contains)))
            {
                return index;
            }
        }

        return -1;
    }
}
