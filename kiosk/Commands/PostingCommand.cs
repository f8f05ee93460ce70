using System.CommandLine;
using System.Globalization;
using VillagePublic.Kiosk.Hosting;
using VillagePublic.Kiosk.Posting;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Says on which days a screen could show what, and checks that nobody has changed the record.</summary>
internal static class PostingCommand
{
    private static readonly Option<string?> Document = CommandOption.Make<string?>(
        "--document", "The days of this document, such as finance/2026-10; without it every day of the screen.", null);

    public static void AddTo(RootCommand root)
    {
        var command = new Command(
            "posting", "Print which documents this screen could show on which days, and check the record.");
        command.Add(KioskOptionSet.Data);
        command.Add(Document);
        command.SetAction(Run);
        root.Add(command);
    }

    private static int Run(ParseResult parsed)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var options = KioskOptionSet.Read(parsed);
        var book = new PostingBook(options.Posting);
        if (book.Days().Count == 0)
        {
            error.WriteLine($"No day has been signed in {options.Posting} yet; the first is when a day is over.");
            return ExitCode.Findings;
        }

        using var key = KioskKey.ReadOrCreate(options.DataFolder);
        if (parsed.GetValue(Document) is { } id)
        {
            WriteDocument(output, book, id);
        }
        else
        {
            foreach (var day in book.Days().Select(book.Read).OfType<PostedDay>())
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{PostedDay.NameOf(day.Day)}  {Hours(day.MinuteCount)}  "
                    + $"{PostedList.TryParse(book.ReadList(day) ?? "")?.Count ?? 0,4} documents  {day.Hash}"));
            }
        }

        var faults = book.Check(key.Verifier);
        foreach (var fault in faults)
        {
            error.WriteLine($"{PostedDay.NameOf(fault.Day)}  {Say(fault.Kind)}");
        }

        output.WriteLine(faults.Count == 0
            ? $"Every day is signed by {key.Verifier.Name} and follows the one before."
            : "The record was changed or is damaged.");
        return faults.Count == 0 ? ExitCode.Success : ExitCode.Findings;
    }

    private static void WriteDocument(TextWriter output, PostingBook book, string id)
    {
        var days = book.DaysOf(id).ToList();
        foreach (var (day, span) in days)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{PostedDay.NameOf(day.Day)}  {id}@{span.Revision}  {span.From:HH\\:mm}–{span.Until:HH\\:mm}  "
                + $"{Hours(span.MinuteCount)}"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{id} could be read here on {days.Select(day => day.Day.Day).Distinct().Count()} days."));
    }

    private static string Hours(int minutes) =>
        string.Create(CultureInfo.InvariantCulture, $"{minutes / 60,2} h {minutes % 60:00} min");

    private static string Say(PostingFaultKind kind) => kind switch
    {
        PostingFaultKind.Unreadable => "is no signed day",
        PostingFaultKind.NotSigned => "was not signed by this screen",
        PostingFaultKind.DoesNotFollow => "does not follow the day before: one was changed or taken out",
        _ => "its list was changed or taken out",
    };
}
