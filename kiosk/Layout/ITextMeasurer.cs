using VillagePublic.Content.Log;

namespace VillagePublic.Kiosk.Layout;

/// <summary>Knows how wide text is. What it measures is what will be drawn.</summary>
internal interface ITextMeasurer
{
    /// <summary>Measures text without line breaks.</summary>
    /// <param name="text">Well-formed UTF-16, one style.</param>
    /// <param name="style">Size and weight.</param>
    /// <param name="advancesPx">
    /// One for each UTF-16 unit: the advance of the cluster that starts there, 0 for the units inside a cluster.
    /// </param>
    void Measure(string text, TextStyle style, Span<float> advancesPx);
}

/// <summary>Knows how large pictures are once they stand upright.</summary>
internal interface IPictureSizes
{
    /// <returns>Width and height in the picture's own pixels; <see langword="null"/> if it cannot be shown.</returns>
    (int Width, int Height)? SizeOf(Hash blob);
}

/// <summary>How a run of text is drawn.</summary>
/// <param name="SizePx">Size of the em square in pixels.</param>
/// <param name="Bold">The bold weight; there are only two.</param>
/// <param name="Tabular">Figures of one width.</param>
/// <param name="RightToLeft">Uyghur, Arabic and the like; the text then holds nothing else.</param>
internal readonly record struct TextStyle(
    float SizePx, bool Bold = false, bool Tabular = false, bool RightToLeft = false);
