using System.Globalization;
using Microsoft.Extensions.Primitives;
using VillagePublic.Content.Forms;

namespace VillagePublic.Admin.Writing;

/// <summary>What a form sends: everything in it, and the version of the text it was made from.</summary>
internal sealed record FormSave(
    long Version, IReadOnlyDictionary<string, string>? Keys, IReadOnlyList<FormBlockEdit>? Blocks)
{
    /// <summary>Most fields of a form sent without script: a year's ledger of 2,000 lines with ten columns.</summary>
    public const int MaxFields = 20_000;

    /// <summary>The same from the plain fields of a page without script.</summary>
    /// <param name="text">The text the page was made from, which says what each block is.</param>
    /// <param name="field">A field's value.</param>
    /// <param name="names">Names of all fields.</param>
    public static FormEdit Read(FormText text, Func<string, StringValues> field, IEnumerable<string> names)
    {
        var keys = names.Where(name => name.StartsWith("k.", StringComparison.Ordinal))
            .ToDictionary(name => name[2..], name => field(name).ToString(), StringComparer.Ordinal);
        return new FormEdit(keys, [.. text.Blocks.Select((block, index) => ReadBlock(block, index, field))]);
    }

    private static FormBlockEdit ReadBlock(FormBlock block, int index, Func<string, StringValues> field)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"b{index}");
        return block switch
        {
            FormBlock.Table table => new(
                index, null, table.Headers, Rows(name, field, table.Rows.Count, table.Headers.Count)),
            FormBlock.List list => new(index, null, null, Rows(name, field, list.Rows.Count, 2)),
            _ => new(index, field(name).ToString(), null, null),
        };
    }

    // The page offers empty rows below the filled ones.
    private static List<IReadOnlyList<string>> Rows(
        string block, Func<string, StringValues> field, int count, int width) =>
        [.. Enumerable.Range(0, count + DraftForms.SpareRows).Select(row => (IReadOnlyList<string>)
            [.. Enumerable.Range(0, width).Select(column =>
                field(string.Create(CultureInfo.InvariantCulture, $"{block}r{row}c{column}")).ToString())])];
}
