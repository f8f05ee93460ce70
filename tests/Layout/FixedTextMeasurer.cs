using VillagePublic.Content.Log;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Tests.Layout;

/// <summary>Measures without fonts: a full-width character is one em wide, every other half an em.</summary>
internal sealed class FixedTextMeasurer : ITextMeasurer, IPictureSizes
{
    public (int Width, int Height)? PictureSize { get; set; }

    public void Measure(string text, TextStyle style, Span<float> advancesPx)
    {
        for (var index = 0; index < text.Length; index++)
        {
            advancesPx[index] = char.IsLowSurrogate(text[index]) ? 0
                : text[index] >= 0x2E80 || text[index] is '—' or '…' or '“' or '”' ? style.SizePx : style.SizePx / 2;
        }
    }

    public (int Width, int Height)? SizeOf(Hash blob) => PictureSize;
}
