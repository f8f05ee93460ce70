using System.Text.RegularExpressions;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Forms;

/// <summary>What a column of a table is filled in with.</summary>
public enum FormColumnLook
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A day.</summary>
    Day,

    /// <summary>Pictures and papers.</summary>
    Files,

    /// <summary>Other documents.</summary>
    Documents,
}

/// <summary>What a header's words say about its cells.</summary>
public static partial class FormColumns
{
    private static readonly Dictionary<Column, FormColumnLook> Looks = new()
    {
        [Column.Date] = FormColumnLook.Day,
        [Column.DueDate] = FormColumnLook.Day,
        [Column.Amount] = FormColumnLook.Money,
        [Column.Income] = FormColumnLook.Money,
        [Column.Spending] = FormColumnLook.Money,
        [Column.Balance] = FormColumnLook.Money,
        [Column.Due] = FormColumnLook.Money,
        [Column.Paid] = FormColumnLook.Money,
        [Column.For] = FormColumnLook.Count,
        [Column.Against] = FormColumnLook.Count,
        [Column.Abstain] = FormColumnLook.Count,
        [Column.Invalid] = FormColumnLook.Count,
        [Column.Votes] = FormColumnLook.Count,
        [Column.Satisfied] = FormColumnLook.Count,
        [Column.FairlySatisfied] = FormColumnLook.Count,
        [Column.Dissatisfied] = FormColumnLook.Count,
        [Column.People] = FormColumnLook.Count,
        [Column.Voucher] = FormColumnLook.Files,
        [Column.Authority] = FormColumnLook.Documents,
        [Column.Link] = FormColumnLook.Documents,
    };

    /// <summary>What is seen of a cell: of links only their words.</summary>
    public static string Seen(string cell) => Link().Replace(cell, "$1");

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)\s]+\)")]
    private static partial Regex Link();

    /// <summary>What a header's cells hold.</summary>
    public static FormColumnLook LookOf(string header) => TableVocabulary.ColumnsOf(header)
        .Select(column => Looks.GetValueOrDefault(column, FormColumnLook.Text))
        .FirstOrDefault();

    /// <summary>Which side of the books a table below a heading is: <c>income</c>, <c>spending</c>, <c>detail</c>;
    /// empty for others.</summary>
    public static string SideOf(string heading) => TableVocabulary.SectionOf(heading) switch
    {
        Section.Income => "income",
        Section.Spending => "spending",
        Section.Detail => "detail",
        _ => "",
    };

    /// <summary>Whether a column of the detail table is its income, its spending or neither.</summary>
    public static string SideOfColumn(string header) => TableVocabulary.ColumnsOf(header)
        .Select(column => column switch { Column.Income => "income", Column.Spending => "spending", _ => "" })
        .FirstOrDefault(side => side.Length > 0) ?? "";

    /// <summary>Whether a row that begins with this text is a total.</summary>
    public static bool IsTotal(string text) => TableVocabulary.IsTotal(text);
}
