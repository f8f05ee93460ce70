using System.Globalization;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Draws screens of a village without a display.</summary>
/// <param name="library">The village.</param>
/// <param name="time">The clock shown.</param>
/// <param name="fonts">Not disposed with this.</param>
/// <param name="phoneAddress">Where phones open the pages, for the QR codes.</param>
internal sealed class SnapshotStudio(VillageLibrary library, TimeProvider time, FontSet fonts, Uri phoneAddress)
{
    /// <summary>Width of one picture on a contact sheet.</summary>
    private const double ThumbnailMm = 62;

    /// <summary>Labels are read up close: a sheet is looked at on a desk.</summary>
    private const double LabelDistanceMm = 220;

    /// <summary>Both orientations, standard and largest text, all themes.</summary>
    public static IEnumerable<SnapshotLook> AllLooks(SnapshotLook look) =>
        from size in new[] { (look.WidthPx, look.HeightPx), (look.HeightPx, look.WidthPx) }
        from scale in new[] { 1.0, 2.0 }
        from theme in Enum.GetValues<Theme>()
        select look with { WidthPx = size.Item1, HeightPx = size.Item2, TextScale = scale, Theme = theme };

    /// <summary>One screen as a PNG file.</summary>
    /// <param name="isWhole">As high as the content needs.</param>
    public byte[] Draw(string name, KioskState state, SnapshotLook look, bool isWhole = false)
    {
        using var renderer = new SnapshotRenderer(fonts, library.ReadBlob);
        return Draw(renderer, name, state, look, isWhole);
    }

    /// <summary>Every screen in one look.</summary>
    public IEnumerable<(string FileName, byte[] Png)> Everything(SnapshotLook look)
    {
        using var renderer = new SnapshotRenderer(fonts, library.ReadBlob);
        foreach (var (name, state) in ScreenCatalogue.Everything(library, look.Language))
        {
            var file = string.Create(
                CultureInfo.InvariantCulture,
                $"{name}-{look.WidthPx}x{look.HeightPx}-{look.TextScale * 100:0}-{look.Theme}.png");
            yield return (file.ToLowerInvariant(), Draw(renderer, name, state, look, isWhole: false));
        }
    }

    /// <summary>All screens of one look on one picture, each with its name.</summary>
    public byte[] ContactSheet(SnapshotLook look)
    {
        var pictures = new Dictionary<Hash, byte[]>();
        var cells = new List<Node>();
        foreach (var (fileName, png) in Everything(look))
        {
            var hash = Hash.Of(png);
            pictures[hash] = png;
            var name = fileName[..fileName.IndexOf($"-{look.WidthPx}x", StringComparison.Ordinal)];
            cells.Add(new Node.Column(
                [new Node.Card(
                    new Node.Picture(hash, name)) { PaddingMm = 0.5, CornerMm = 0 }, new Node.Text(name)], 2));
        }

        var columns = look.WidthPx > look.HeightPx ? 4 : 6;
        var grid = new Node.Grid(cells, ThumbnailMm, columns, 6);
        var metrics = new DisplayMetrics(2400, 1600, 2400 / (columns * (ThumbnailMm + 12)))
        {
            ViewingDistanceMm = LabelDistanceMm,
        };
        using var renderer = new SnapshotRenderer(fonts, hash => pictures.GetValueOrDefault(hash));
        return renderer.Render(
            new Scene(null, grid, null) { ScrollKey = "sheet" }, metrics, Theme.Standard, isWhole: true);
    }

    private byte[] Draw(
        SnapshotRenderer renderer, string name, KioskState state, SnapshotLook look, bool isWhole)
    {
        var settings = new KioskSettings { Language = look.Language, PhoneAddress = () => phoneAddress };
        var isFault = name == "fault";
        var shown = isFault ? new VillageLibrary(_ => null, (_, _) => []) : library;
        var status = isFault ? new KioskStatus(new SourceState.Unreachable()) : KioskStatus.Local;
        var app = new KioskApp(shown, settings, () => status, look.Metrics, time);
        var now = time.GetUtcNow();
        app.Show(state with
        {
            LastTouch = now, IdleSince = now, TextScale = look.TextScale, Theme = look.Theme, Language = look.Language,
        });
        return renderer.Render(app.Scene, look.Metrics, look.Theme, isWhole);
    }
}
