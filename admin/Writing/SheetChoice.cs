using System.Globalization;
using Microsoft.Extensions.Primitives;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Import;

namespace VillagePublic.Admin.Writing;

/// <summary>What the clerk has chosen on the import page, read from its form.</summary>
/// <param name="SheetIndex">Which sheet of the file, from 0.</param>
/// <param name="Columns">What each column is, where chosen.</param>
/// <param name="AmountIsIncome">Direction of a bare amount column; <see langword="null"/>: as guessed.</param>
/// <param name="Encoding">What a text is read as; <see langword="null"/>: as its bytes say.</param>
internal sealed record SheetChoice(
    int SheetIndex, IReadOnlyDictionary<int, LedgerColumn> Columns, bool? AmountIsIncome, string? Encoding)
{
    /// <summary>Reads the fields <c>sheet</c>, <c>c0</c>, <c>c1</c>, …, <c>direction</c> and <c>encoding</c>.</summary>
    public static SheetChoice Read(Func<string, StringValues> field)
    {
        var columns = new Dictionary<int, LedgerColumn>();
        for (var index = 0; index < SheetReader.MaxColumns; index++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"c{index}");
            if (field(name) is [{ } text] && Enum.TryParse<LedgerColumn>(text, out var column))
            {
                columns[index] = column;
            }
        }

        return new SheetChoice(
            int.TryParse(field("sheet"), NumberStyles.None, CultureInfo.InvariantCulture, out var sheet) ? sheet : 0,
            columns,
            field("direction") is [{ Length: > 0 } direction] ? direction == "income" : null,
            field("encoding") is [{ } encoding] && TextEncoding.Names.Contains(encoding) ? encoding : null);
    }

    /// <summary>The guess with the clerk's choices in it.</summary>
    public LedgerMapping ApplyTo(LedgerMapping guess)
    {
        var mapping = guess with { AmountIsIncome = AmountIsIncome ?? guess.AmountIsIncome };
        foreach (var (index, column) in Columns.Where(pair => pair.Key < guess.Columns.Count))
        {
            mapping = mapping.With(index, column);
        }

        return mapping;
    }
}
