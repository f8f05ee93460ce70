using VillagePublic.Content.Log;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Benchmarks;

/// <summary>The search screen over a library, without a window: what lies between a key and the frame that answers it.
/// </summary>
internal sealed class SearchScreen : IDisposable
{
    private readonly FontSet fonts = FontSet.Load();
    private readonly PictureCache pictures = new(_ => null, decodesInPlace: true);
    private readonly ScreenDriver driver;

    public SearchScreen(
        VillageSnapshot snapshot, Func<Hash, byte[]?> readBlob, Func<string, int, IReadOnlyList<SearchHit>> search)
    {
        var library = new VillageLibrary(readBlob, search);
        library.Replace(snapshot);
        TitleIndex.Of(library, snapshot);
        var size = new DisplaySize(1080, 1920);
        var options = new DisplayOptions { DiagonalInches = 21.5 };
        var app = new KioskApp(
            library, new KioskSettings(), () => KioskStatus.Local, options.MetricsFor(size), TimeProvider.System);
        driver = new ScreenDriver(app, size, options, fonts, pictures, TimeProvider.System);
        driver.Tell(new ScreenEvent.Tap(new KioskAction.Open(new Route.Search())));
        driver.Update();
        driver.WarmUp();
    }

    /// <summary>Presses a key and waits for its frame.</summary>
    /// <param name="character"><see langword="null"/>: everything is taken back.</param>
    public void Press(char? character)
    {
        KioskAction action = character is { } key ? new KioskAction.Type(key) : new KioskAction.EraseAll();
        driver.Tell(new ScreenEvent.Tap(action));
        driver.Update();
    }

    public void Dispose()
    {
        driver.Dispose();
        pictures.Dispose();
        fonts.Dispose();
    }
}
