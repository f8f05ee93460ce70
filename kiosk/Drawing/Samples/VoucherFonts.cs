using SkiaSharp;

namespace VillagePublic.Kiosk.Drawing.Samples;

/// <summary>Type faces for print and for the writing hand.</summary>
internal sealed class VoucherFonts : IDisposable
{
    public SKTypeface Print { get; } = Find("Noto Serif CJK SC");

    public SKTypeface Hand { get; } = Find("Noto Sans CJK SC");

    public void Dispose()
    {
        Print.Dispose();
        Hand.Dispose();
    }

    private static SKTypeface Find(string family) =>
        SKFontManager.Default.MatchFamily(family)
        ?? SKFontManager.Default.MatchFamily("Noto Sans CJK SC")
        ?? throw new InvalidOperationException("Install fonts-noto-cjk to draw vouchers.");
}
