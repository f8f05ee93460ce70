using SkiaSharp;
using VillagePublic.Content.Log;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Paper;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>Writes sheets as PDF files whose text can be searched and copied. May be shared between threads.</summary>
/// <param name="fonts">Not disposed with this.</param>
/// <param name="readBlob">Bytes of a picture; <see langword="null"/> if it is not here.</param>
internal sealed class PdfWriter(FontSet fonts, Func<Hash, byte[]?> readBlob) : IDisposable
{
    private const float PointsPerInch = 72;
    private const double MmPerInch = 25.4;

    /// <summary>Photos of vouchers stay readable; a month with ten of them stays below two megabytes.</summary>
    private const int PictureQuality = 80;

    private readonly Lock gate = new();
    private readonly TextShaper shaper = new(fonts);

    /// <summary>Sets and writes a sheet.</summary>
    public byte[] Write(PaperSheet sheet, PaperFormat format)
    {
        lock (gate)
        {
            using var pictures = new PictureCache(readBlob, decodesInPlace: true);
            return Write(sheet, format, Paginator.Paginate(sheet, format, shaper, pictures), pictures);
        }
    }

    /// <summary>The page for every household, as full as one page allows.</summary>
    /// <returns><see langword="null"/> when the period is empty.</returns>
    public byte[]? WriteHousehold(PrintShop shop, Content.Documents.Period period, PaperFormat format, string language)
    {
        lock (gate)
        {
            using var pictures = new PictureCache(readBlob, decodesInPlace: true);
            return shop.Household(period, format, language, shaper, pictures) is var (sheet, paper)
                ? Write(sheet, paper, Paginator.Paginate(sheet, paper, shaper, pictures), pictures)
                : null;
        }
    }

    public void Dispose() => shaper.Dispose();

    private byte[] Write(
        PaperSheet sheet, PaperFormat format, IReadOnlyList<PaperPage> pages, PictureCache pictures)
    {
        // Measured with the whole fonts, drawn with fonts cut to the characters there are: outlines and widths agree.
        using var cut = fonts.CutTo(Characters(pages, isBold: false), Characters(pages, isBold: true));
        using var drawn = new TextShaper(cut, keepsText: true);
        using var painter = new BoxPainter(drawn, pictures);
        using var file = new MemoryStream();
        using (var document = SKDocument.CreatePdf(file, Metadata(sheet)))
        {
            const float Scale = (float)(PointsPerInch / MmPerInch / PaperFormat.PxPerMm);
            foreach (var page in pages)
            {
                var canvas = document.BeginPage(format.WidthPx * Scale, format.HeightPx * Scale);
                canvas.Scale(Scale);
                foreach (var box in page.Boxes)
                {
                    painter.Paint(canvas, box, Palette.Print);
                }

                document.EndPage();
            }

            document.Close();
        }

        return file.ToArray();
    }

    private static SKDocumentPdfMetadata Metadata(PaperSheet sheet) => new(PointsPerInch)
    {
        Title = sheet.Title,
        Author = sheet.Author,
        Creator = "VillagePublic",
        Creation = sheet.Published.UtcDateTime,
        Modified = sheet.Published.UtcDateTime,
        EncodingQuality = PictureQuality,
    };

    private static HashSet<int> Characters(IEnumerable<PaperPage> pages, bool isBold)
    {
        var spans = pages.SelectMany(page => page.Boxes)
            .OfType<LayoutBox.Line>()
            .SelectMany(line => line.Spans)
            .Where(span => span.Style.Bold == isBold);
        var found = new HashSet<int>();
        foreach (var span in spans)
        {
            foreach (var rune in span.Text.EnumerateRunes())
            {
                found.Add(rune.Value);
            }
        }

        return found;
    }
}
