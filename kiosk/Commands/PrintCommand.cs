using System.CommandLine;
using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Paper;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Writes documents as PDF files for the board and for households.</summary>
internal static class PrintCommand
{
    private static readonly Option<string?> Document = CommandOption.Make<string?>(
        "--document", "The board sheet of this document, such as finance/2026-10.", null);

    private static readonly Option<int?> Revision = CommandOption.Make<int?>(
        "--revision", "Which revision, from 1; the latest unless given.", null);

    private static readonly Option<string?> Household = CommandOption.Make<string?>(
        "--household", "The page for every household about this period, such as 2026-10 or 2026-Q3.", null);

    private static readonly Option<string> Paper = CommandOption.Make(
        "--paper", "Size: " + string.Join(", ", PaperFormat.All.Select(format => format.Name)) + ".", "A4");

    private static readonly Option<string> Language = CommandOption.Make(
        "--language", "Language of the sheet: " + CommandOption.Languages + ".", "zh");

    private static readonly Option<string> PublicAddress = CommandOption.Make(
        "--public-address", "Where phones open the village's pages, for the QR code.", "http://127.0.0.1:5090/");

    private static readonly Option<string> Out = CommandOption.Make("--out", "PDF file to write.", "sheet.pdf");

    public static void AddTo(RootCommand root)
    {
        var command = new Command("print", "Write a sheet for the board, or the page for every household, as PDF.");
        Option[] options = [Document, Revision, Household, Paper, Language, PublicAddress, Out];
        foreach (var option in options)
        {
            command.Add(option);
        }

        VillageSource.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, cancellationToken));
        root.Add(command);
    }

    private static async Task<int> RunAsync(System.CommandLine.ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        Period? period = parsed.GetValue(Household) is { } text ? DateText.TryReadPeriod(text) : null;
        if (PaperFormat.Find(parsed.GetValue(Paper)) is not { } format
            || !Uri.TryCreate(parsed.GetValue(PublicAddress), UriKind.Absolute, out var home)
            || (parsed.GetValue(Document) is null) == (period is null))
        {
            await error.WriteLineAsync("Not understood; see 'kiosk print --help'.");
            return ExitCode.Usage;
        }

        using var source = VillageSource.Open(parsed, error);
        if (source is null)
        {
            return ExitCode.Findings;
        }

        using var fonts = FontSet.Load();
        using var writer = new PdfWriter(fonts, source.Library.ReadBlob);
        var shop = new PrintShop(source.Library, new KioskSettings { PhoneAddress = () => home }, source.Time);
        var language = parsed.GetRequiredValue(Language);
        var file = period is { } wanted
            ? writer.WriteHousehold(shop, wanted, format, language)
            : shop.Board(parsed.GetValue(Document)!, parsed.GetValue(Revision), format, language) is { } sheet
                ? writer.Write(sheet, format)
                : null;
        if (file is null)
        {
            await error.WriteLineAsync("Nothing of that is published.");
            return ExitCode.Findings;
        }

        await File.WriteAllBytesAsync(parsed.GetRequiredValue(Out), file, cancellationToken);
        return ExitCode.Success;
    }
}
