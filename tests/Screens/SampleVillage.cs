using System.Text;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Commands;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Screens;

/// <summary>Villages to show: the sample, and small ones made of a few lines of Markdown.</summary>
internal static class SampleVillage
{
    private static readonly Lazy<VillageLibrary> Sample = new(() =>
        FolderVillage.Read(Path.Combine(Repository.Root, "content", "sample"), out _));

    public static VillageLibrary Library => Sample.Value;

    public static DisplayMetrics Portrait { get; } = DisplayMetrics.FromDiagonal(1080, 1920, 21.5);

    public static DisplayMetrics Landscape { get; } = DisplayMetrics.FromDiagonal(1920, 1080, 21.5);

    /// <summary>A village of documents given as path and text.</summary>
    public static VillageLibrary Of(params (string Path, string Text)[] files)
    {
        var library = FolderVillage.Make(
            files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Text.ReplaceLineEndings("\n")))),
            _ => null,
            out var problems);
        Assert.Empty(problems);
        return library;
    }

    /// <summary>The scene of a place in a village, two hours after its newest publication.</summary>
    public static Scene Show(
        VillageLibrary library,
        Route route,
        string language = "zh",
        DisplayMetrics? display = null,
        double textScale = 1,
        Func<KioskState, KioskState>? change = null)
    {
        var state = KioskState.Fresh(DateTimeOffset.UnixEpoch, language).Go(route) with { TextScale = textScale };
        return Scenes.Make(Context(library, change is null ? state : change(state), display), 0);
    }

    public static ScreenContext Context(VillageLibrary library, KioskState state, DisplayMetrics? display = null)
    {
        var newest = library.Current.All[^1].Entry.Published;
        var now = (newest + TimeSpan.FromHours(2)).ToOffset(TimeSpan.FromHours(8));
        return new ScreenContext(
            state,
            library,
            library.Current,
            KioskClock.Judge(now, library.Current),
            new KioskSettings { PhoneAddress = () => new Uri("http://192.168.1.20:5090/") },
            KioskStatus.Local,
            display ?? Portrait);
    }
}
