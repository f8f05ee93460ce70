using SkiaSharp;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Drawing;

/// <summary>
/// Pictures of the painter compared with those in Golden. What differs is left beside them as .out.png, to be looked
/// at and, if it is better, to take their place.
/// </summary>
public sealed class GoldenTests
{
    /// <summary>
    /// Root mean square of all channels, of 255: above what another version of a font rasteriser makes.
    /// </summary>
    private const double MaxDifference = 2.5;

    public static TheoryData<string, double, int> Cases => new()
    {
        { "home", 1, (int)Theme.Standard },
        { "home", 2, (int)Theme.HighContrast },
        { "month", 1, (int)Theme.Standard },
        { "month", 1.5, (int)Theme.Night },
        { "warning", 1, (int)Theme.Standard },
        { "icons", 1, (int)Theme.Standard },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Looks_as_it_did(string name, double scale, int theme)
    {
        using var fonts = FontSet.Load();
        using var renderer = new SnapshotRenderer(fonts, _ => null);
        var scene = name switch
        {
            "home" => SampleScenes.Home(),
            "month" => SampleScenes.Month(),
            "warning" => SampleScenes.Warning(),
            _ => SampleScenes.IconSheet(),
        };
        var metrics = DisplayMetrics.FromDiagonal(540, 960, 21.5) with { TextScale = scale };
        var png = renderer.Render(scene, metrics, (Theme)theme, isWhole: true);
        Compare($"{name}-{(Theme)theme}-{scale * 100:0}".ToLowerInvariant(), png);
    }

    private static void Compare(string name, byte[] png)
    {
        var path = Path.Combine(Repository.Root, "tests", "Drawing", "Golden", $"{name}.png");
        var difference = File.Exists(path) ? Difference(File.ReadAllBytes(path), png) : 255;
        if (difference > MaxDifference)
        {
            File.WriteAllBytes(Path.ChangeExtension(path, ".out.png"), png);
        }

        Assert.True(difference <= MaxDifference, $"{name} differs by {difference:0.0}; see {name}.out.png.");
    }

    private static double Difference(byte[] expected, byte[] actual)
    {
        using var one = SKBitmap.Decode(expected);
        using var other = SKBitmap.Decode(actual);
        if (one.Info.Size != other.Info.Size)
        {
            return 255;
        }

        var left = one.GetPixelSpan();
        var right = other.GetPixelSpan();
        var sum = 0.0;
        for (var index = 0; index < left.Length; index++)
        {
            var delta = left[index] - right[index];
            sum += delta * delta;
        }

        return Math.Sqrt(sum / left.Length);
    }
}
