using System.CommandLine;
using System.Globalization;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Draws screens into PNG files, without a display.</summary>
internal static class SnapshotCommand
{
    private static readonly Option<string> ScreenName = CommandOption.Make(
        "--screen", "Which screen: " + string.Join(", ", ScreenCatalogue.Names) + ".", "home");

    private static readonly Option<string?> Document = CommandOption.Make<string?>(
        "--document", "Document id, such as finance/2026-10, or the text to search for.", null);

    private static readonly Option<string> Size = CommandOption.Make(
        "--size", "Pixels, such as 1080x1920 or 3840x2160.", "1080x1920");

    private static readonly Option<double> Diagonal = CommandOption.Make(
        "--diagonal", "Diagonal of the display in inches, 5 to 100.", 21.5);

    private static readonly Option<int> Text = CommandOption.Make(
        "--text", "Text size in per cent: 100, 150 or 200.", 100);

    private static readonly Option<string> ThemeName = CommandOption.Make(
        "--theme", "standard, contrast or night.", "standard");

    private static readonly Option<string> Language = CommandOption.Make(
        "--language", "Language of the screen: " + CommandOption.Languages + ".", "zh");

    private static readonly Option<bool> Whole = CommandOption.Make(
        "--whole", "Make the picture as high as the screen's whole content.", false);

    private static readonly Option<bool> All = CommandOption.Make(
        "--all", "Every screen, both orientations, 100 and 200 per cent, all themes; --out is a folder.", false);

    private static readonly Option<bool> Sheet = CommandOption.Make(
        "--contact-sheet", "All screens of one size, text and theme on one picture.", false);

    // Where a kiosk serves its own pages unless told otherwise.
    private static readonly Option<string> PublicAddress = CommandOption.Make(
        "--public-address", "Where phones open the village's pages, for the QR codes.", "http://127.0.0.1:5090/");

    private static readonly Option<string> Out = CommandOption.Make(
        "--out", "PNG file to write, or folder for --all.", "screen.png");

    public static void AddTo(RootCommand root)
    {
        var command = new Command("snapshot", "Draw a screen into a PNG file, without a display.");
        Option[] options =
            [ScreenName, Document, Size, Diagonal, Text, ThemeName, Language, Whole, All, Sheet, PublicAddress, Out];
        foreach (var option in options)
        {
            command.Add(option);
        }

        VillageSource.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, cancellationToken));
        root.Add(command);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (ReadLook(parsed) is not { } look
            || !Uri.TryCreate(parsed.GetValue(PublicAddress), UriKind.Absolute, out var phoneAddress)
            || !ScreenCatalogue.Names.Contains(parsed.GetValue(ScreenName)))
        {
            await error.WriteLineAsync("Not understood; see 'kiosk snapshot --help'.");
            return ExitCode.Usage;
        }

        using var source = VillageSource.Open(parsed, error);
        if (source is null)
        {
            return ExitCode.Findings;
        }

        using var fonts = FontSet.Load();
        fonts.ReportMissing(error.WriteLine);
        var studio = new SnapshotStudio(source.Library, source.Time, fonts, phoneAddress);
        var target = parsed.GetRequiredValue(Out);
        if (parsed.GetValue(All))
        {
            foreach (var shot in SnapshotStudio.AllLooks(look).SelectMany(each => studio.Everything(each)))
            {
                await WriteAsync(Path.Combine(target, shot.FileName), shot.Png, cancellationToken);
            }

            return ExitCode.Success;
        }

        if (parsed.GetValue(Sheet))
        {
            await WriteAsync(target, studio.ContactSheet(look), cancellationToken);
            return ExitCode.Success;
        }

        var state = ScreenCatalogue.Find(
            source.Library, parsed.GetValue(ScreenName)!, parsed.GetValue(Document), look.Language);
        if (state is null)
        {
            await error.WriteLineAsync($"There is no such document: {parsed.GetValue(Document)}");
            return ExitCode.Findings;
        }

        await WriteAsync(
            target,
            studio.Draw(parsed.GetValue(ScreenName)!, state, look, parsed.GetValue(Whole)),
            cancellationToken);
        return ExitCode.Success;
    }

    private static SnapshotLook? ReadLook(ParseResult parsed)
    {
        var size = parsed.GetValue(Size)!.Split('x');
        Theme? theme = parsed.GetValue(ThemeName) switch
        {
            "standard" => Theme.Standard,
            "contrast" => Theme.HighContrast,
            "night" => Theme.Night,
            _ => null,
        };
        return size.Length == 2
            && int.TryParse(size[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(size[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            && width is >= 200 and <= 10_000
            && height is >= 200 and <= 10_000
            && parsed.GetValue(Text) is 100 or 150 or 200
            && theme is { } chosen
            && parsed.GetValue(Diagonal) is >= 5 and <= 100
            ? new SnapshotLook(
                width,
                height,
                parsed.GetValue(Diagonal),
                parsed.GetValue(Text) / 100.0,
                chosen,
                parsed.GetValue(Language)!)
            : null;
    }

    private static async Task WriteAsync(string path, byte[] png, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await File.WriteAllBytesAsync(path, png, cancellationToken);
    }
}
