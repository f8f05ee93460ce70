using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Import;

/// <summary>One sheet of a spreadsheet, as text.</summary>
/// <param name="Name">Its name; empty for CSV.</param>
/// <param name="Rows">Cells from left to right, every row of the same length; numbers in plain digits, days as
/// <c>2026-10-08</c>, empty cells as empty text.</param>
public sealed record Sheet(string Name, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>What reading a spreadsheet came to.</summary>
/// <param name="Sheets">Visible sheets that hold anything; empty when the file was refused.</param>
/// <param name="Findings">What was refused or looked odd, in file order.</param>
public sealed record SheetReading(IReadOnlyList<Sheet> Sheets, IReadOnlyList<ImportFinding> Findings)
{
    /// <summary>The encoding a text was read in when the file itself does not say: somebody should look, and may choose
    /// another. <see langword="null"/> for workbooks and texts that say.</summary>
    public string? DoubtfulEncoding { get; init; }
}

/// <summary>One thing a clerk should know about an import.</summary>
/// <param name="Severity">An error stops the import; a warning is for the clerk to look at.</param>
/// <param name="Sheet">Name of the sheet; empty when it concerns the file.</param>
/// <param name="Row">Row, from 1; 0 when it concerns the whole sheet or file.</param>
/// <param name="Message">What it is and what to do.</param>
public sealed record ImportFinding(Severity Severity, string Sheet, int Row, LocalText Message)
{
    internal static ImportFinding Error(string chinese, string english, string sheet = "", int row = 0) =>
        new(Severity.Error, sheet, row, new LocalText(chinese, english));

    internal static ImportFinding Warning(string chinese, string english, string sheet = "", int row = 0) =>
        new(Severity.Warning, sheet, row, new LocalText(chinese, english));
}
