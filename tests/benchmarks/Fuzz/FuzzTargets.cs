using System.Text;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Import;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Rules.Attachments;
using VillagePublic.Kiosk.Drawing;

namespace VillagePublic.Benchmarks.Fuzz;

/// <summary>What is fuzzed, and what each reader promises whatever it is given.</summary>
internal static class FuzzTargets
{
    private static readonly DocumentChecker Checker = new(RuleSets.National);

    public static readonly IReadOnlyDictionary<string, Action<byte[]>> All =
        new Dictionary<string, Action<byte[]>>(StringComparer.Ordinal)
        {
            ["document"] = Document,
            ["value"] = Value,
            ["sheet"] = Sheet,
            ["paste"] = Paste,
            ["picture"] = Picture,
        };

    private static void Document(byte[] input)
    {
        var text = Text(input);
        var result = Checker.Check("finance/any.md", text);
        var hasError = result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        Require(result.Checked is null == hasError, "checked and error");
        Require(result.Diagnostics.All(diagnostic => diagnostic is { Line: > 0, Column: > 0 }), "place");
        Require(result.Diagnostics.Count <= 2 * DiagnosticBag.MaxCount, "too many findings");
    }

    private static void Value(byte[] input)
    {
        var text = Text(input);
        var reading = MoneyText.Read(text);
        if (reading.Amount.Value is { } money)
        {
            Require(MoneyText.Read(money.ToString()).Amount.Value == money, "figure");
            Require(MoneyText.Read(MoneyText.ToFormalChinese(money)).Amount.Value == money, "words");
        }

        if (DateText.TryReadDay(text, 2026) is { } day)
        {
            Require(DateText.TryReadDay(day.ToString("yyyy-MM-dd", null)) == day, "day");
        }

        if (DateText.TryReadPeriod(text) is { } period)
        {
            Require(DateText.TryReadPeriod(period.ToString()) == period, "period");
        }

        _ = DateText.TryReadTime(text);
        _ = CountText.TryRead(text, out _);
        Require(PersonalNumber.FindAll(PersonalNumber.Mask(text)).Count == 0, "masked");
    }

    private static void Sheet(byte[] input) => Draft(SheetReader.Read(input));

    private static void Paste(byte[] input) => Draft(SheetReader.ReadPasted(Text(input)));

    private static void Picture(byte[] input)
    {
        _ = JpegScan.IsDamaged(input);
        Require(PdfMetadata.Blank(input).Length == input.Length, "length of a paper");
        Require(PictureIntake.Take(input) is not null, "picture");
    }

    // Whatever came out of a sheet, the document made of it can be read.
    private static void Draft(SheetReading reading)
    {
        Require(reading.Sheets.Count > 0 || reading.Findings.Count > 0, "silent refusal");
        foreach (var sheet in reading.Sheets)
        {
            if (LedgerGuess.Guess(sheet, new Dictionary<string, LedgerColumn>()) is { } mapping)
            {
                var head = new LedgerHead("committee", "十月", new Period(PeriodLength.Month, 2026, 10), null);
                var draft = LedgerImport.Draft(sheet, mapping, head);
                Require(DocumentParser.Parse("finance/2026-10.md", draft.Markdown) is not null, "draft");
            }
        }
    }

    private static string Text(byte[] input) =>
        System.Text.Unicode.Utf8.IsValid(input)
            ? Encoding.UTF8.GetString(input)
            : Encoding.Latin1.GetString(input);

    private static void Require(bool holds, string promise)
    {
        if (!holds)
        {
            throw new InvalidOperationException("broken promise: " + promise);
        }
    }
}
