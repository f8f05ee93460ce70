using System.CommandLine;
using System.Globalization;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Draws screens into PNG files, without a display.</summary>
internal static class SnapshotCommand
{
    private static readonly Option<string> ScreenName = new("--screen")
    {
        Description = "Which screen: " + string.Join(", ", ScreenCatalogue.Names) + ".",
        DefaultValueFactory = _ => "home",
    };

    private static readonly Option<string?> Document = new("--document")
    {
        Description = "Document id, such as finance/2026-10, for screens that show one.",
    };

    private static readonly Option<string> Size = new("--size")
    {
        Description = "Pixels, such as 1080x1920 or 3840x2160.",
        DefaultValueFactory = _ => "1080x1920",
    };

    private static readonly Option<double> Diagonal = new("--diagonal")
    {
        Description = "Diagonal of the display in inches, 5 to 100.",
        DefaultValueFactory = _ => 21.5,
    };

    private static readonly Option<int> Text = new("--text")
    {
        Description = "Text size in per cent: 100, 150 or 200.",
        DefaultValueFactory = _ => 100,
    };

    private static readonly Option<string> ThemeName = new("--theme")
    {
        Description = "standard, contrast or night.",
        DefaultValueFactory = _ => "standard",
    };

    private static readonly Option<string> Language = new("--language")
    {
        Description = "Language of the screen: " + string.Join(", ", WordTable.All.Select(table => table.Language)) + ".",
        DefaultValueFactory = _ => "zh",
    };

    private static readonly Option<bool> Whole = new("--whole")
    {
        Description = "Make the picture as high as the screen's whole content.",
    };

    private static readonly Option<bool> All = new("--all")
    {
        Description = "Every screen in both orientations, at 100 and 200 per cent, in all themes; --out is a folder.",
    };

    private static readonly Option<bool> Sheet = new("--contact-sheet")
    {
        Description = "All screens of one size, text and theme on one picture.",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "PNG file to write, or folder for --all.",
        Required = true,
    };

    public static void AddTo(RootCommand root)
    {
        var command = new Command("snapshot", "Draw a screen into a PNG file, without a display.");
        foreach (var option in (Option[])[ScreenName, Document, Size, Diagonal, Text, ThemeName, Language, Whole, All, Sheet, Out])
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
        if (ReadLook(parsed) is not { } look || !ScreenCatalogue.Names.Contains(parsed.GetValue(ScreenName)))
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
        var studio = new SnapshotStudio(source.Library, source.Time, fonts);
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

        await WriteAsync(target, studio.Draw(state, look, parsed.GetValue(Whole)), cancellationToken);
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
                width, height, parsed.GetValue(Diagonal), parsed.GetValue(Text) / 100.0, chosen, parsed.GetValue(Language)!)
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
