using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Paper;
using VillagePublic.Kiosk.Screens;
using VillagePublic.Tests.Links;
using VillagePublic.Tests.Screens;

namespace VillagePublic.Tests.Paper;

/// <summary>The files as Poppler, a PDF reader that is not ours, reads them.</summary>
public sealed class PdfTests : IDisposable
{
    /// <summary>A month without pictures goes through a village's connection and a cheap printer's memory.</summary>
    private const int MostBytes = 300 * 1024;

    private static readonly Uri Home = new("http://192.168.1.20:5090/");

    private readonly string folder = Directory.CreateTempSubdirectory("village-paper").FullName;
    private readonly FontSet fonts = FontSet.Load();

    public void Dispose()
    {
        fonts.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Every_line_of_a_month_can_be_found_in_the_file()
    {
        var library = SampleVillage.Library;
        var report = (FinanceReport)library.Read(library.Current.Latest("finance/2026-10")!)!;

        var file = Write("finance/2026-10", PaperFormat.A4);
        var text = Squeezed(await ProgramOutput.OfAsync("pdftotext", "-raw", file, "-"));

        Assert.InRange(new FileInfo(file).Length, 10_000, MostBytes);
        foreach (var line in report.Income.Concat(report.Spending).Concat(report.Planned))
        {
            Assert.Contains(Squeezed(line.Description), text, StringComparison.Ordinal);
            Assert.Contains(line.Amount.Value!.Value.ToString(), text, StringComparison.Ordinal);
        }

        Assert.Contains("合计", text, StringComparison.Ordinal);
        Assert.Contains(Amounts.Plain(report.ComputedClosing!.Value), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A3")]
    [InlineData("A4")]
    public async Task The_code_on_every_page_opens_the_revision_that_is_printed(string paper)
    {
        var file = Write("finance/2026-10", PaperFormat.Find(paper)!);
        await ProgramOutput.OfAsync("pdftoppm", "-r", "150", "-png", file, Path.Combine(folder, "page"));

        var pages = Directory.GetFiles(folder, "page*.png");
        Assert.NotEmpty(pages);
        foreach (var page in pages)
        {
            Assert.StartsWith("HTTP://192.168.1.20:5090/Q/", await QrScanner.ReadAsync(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_published_document_of_the_sample_can_be_printed_on_every_paper_in_every_language()
    {
        var library = SampleVillage.Library;
        using var writer = new PdfWriter(fonts, _ => null);
        foreach (var (index, revision) in library.Current.Current.Index())
        {
            var format = PaperFormat.All[index % PaperFormat.All.Count];
            var language = WordTable.All[index % WordTable.All.Count].Language;
            var sheet = Shop().Board(revision.Id, null, format, language);

            Assert.NotNull(sheet);
            Assert.Equal("%PDF"u8, writer.Write(sheet, format).AsSpan(0, 4));
        }
    }

    [Fact]
    public async Task The_page_for_every_household_is_one_page_and_says_what_is_left()
    {
        var library = SampleVillage.Library;
        var report = (FinanceReport)library.Read(library.Current.Latest("finance/2026-10")!)!;
        using var writer = new PdfWriter(fonts, library.ReadBlob);
        var path = Path.Combine(folder, "household.pdf");
        var period = new Period(PeriodLength.Month, 2026, 10);

        await File.WriteAllBytesAsync(
            path, writer.WriteHousehold(Shop(), period, PaperFormat.A5, "zh")!, TestContext.Current.CancellationToken);

        var text = Squeezed(await ProgramOutput.OfAsync("pdftotext", "-raw", path, "-"));
        Assert.Contains($"还剩{report.Closing.Value}元", text, StringComparison.Ordinal);
        Assert.Contains("第1页，共1页", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_for_every_household_is_one_page_in_every_month_and_language()
    {
        using var pictures = new PictureCache(_ => null, decodesInPlace: true);
        using var shaper = new TextShaper(fonts);
        var counts =
            from month in Enumerable.Range(0, 12)
            let period = new Period(PeriodLength.Month, 2025 + ((month + 10) / 12), ((month + 10) % 12) + 1)
            from language in new[] { "zh", "en" }
            from format in new[] { PaperFormat.A4, PaperFormat.A5 }
            let made = Shop().Household(period, format, language, shaper, pictures)
            select (
                Name: $"{period} {language} {format.Name}",
                Pages: Paginator.Paginate(made!.Value.Sheet, made.Value.Format, shaper, pictures).Count);
        Assert.All(counts, count => Assert.True(count.Pages == 1, $"{count.Name}: {count.Pages} pages"));
    }

    [Fact]
    public void A_period_without_documents_has_no_page()
    {
        using var writer = new PdfWriter(fonts, _ => null);
        Assert.Null(writer.WriteHousehold(Shop(), new Period(PeriodLength.Month, 1999, 1), PaperFormat.A4, "zh"));
    }

    [Fact]
    public void The_same_revision_makes_the_same_file()
    {
        using var first = new PdfWriter(fonts, _ => null);
        using var second = new PdfWriter(fonts, _ => null);
        var sheet = Shop().Board("finance/2026-10", 1, PaperFormat.A4, "zh")!;

        Assert.Equal(first.Write(sheet, PaperFormat.A4), second.Write(sheet, PaperFormat.A4));
    }

    private static string Squeezed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static PrintShop Shop()
    {
        var library = SampleVillage.Library;
        var time = new FakeTimeProvider(library.Current.All[^1].Entry.Published + TimeSpan.FromHours(2));
        return new PrintShop(library, new KioskSettings { PhoneAddress = () => Home }, time);
    }

    private string Write(string id, PaperFormat format)
    {
        using var writer = new PdfWriter(fonts, SampleVillage.Library.ReadBlob);
        var path = Path.Combine(folder, "sheet.pdf");
        File.WriteAllBytes(path, writer.Write(Shop().Board(id, null, format, "zh")!, format));
        return path;
    }
}
