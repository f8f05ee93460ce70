using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Paper;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Makes the sheets that are printed at the screen: the board sheet, on the paper every printer has.</summary>
internal sealed class SheetMaker(VillageLibrary library, FontSet fonts, Func<Uri> phoneAddress, TimeProvider time)
{
    private const string PaperName = "A4";

    /// <summary>Prints a revision.</summary>
    /// <returns>Whether the printer took it.</returns>
    public async Task<bool> PrintAsync(
        string printer, MachineRequest.Print request, CancellationToken cancellationToken)
    {
        var format = PaperFormat.Find(PaperName)!;
        var shop = new PrintShop(library, new KioskSettings { PhoneAddress = phoneAddress }, time);
        if (shop.Board(request.Id, request.Revision, format, WordTable.All[0].Language) is not { } sheet)
        {
            return false;
        }

        using var writer = new PdfWriter(fonts, library.ReadBlob);
        return await Printer.PrintAsync(printer, writer.Write(sheet, format), sheet.Title, format, cancellationToken);
    }
}
