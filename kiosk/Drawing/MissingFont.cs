using System.Globalization;
using System.Text;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>A script that no font of the machine has, and what mends it.</summary>
/// <param name="Script">The script as a person calls it.</param>
/// <param name="Package">Debian package with a font for it.</param>
internal sealed record MissingFont(string Script, string Package)
{
    private const string EverydayScripts = "fonts-noto-core";

    /// <summary>First and last code point of what villages write, in ascending order.</summary>
    private static readonly (int First, int Last, MissingFont Font)[] Known =
    [
        (0x0590, 0x05FF, new("Hebrew", EverydayScripts)),
        (0x0600, 0x08FF, new("Uyghur, Kazakh or Arabic", EverydayScripts)),
        (0x0E00, 0x0E7F, new("Thai", EverydayScripts)),
        (0x0F00, 0x0FFF, new("Tibetan", EverydayScripts)),
        (0x1100, 0x11FF, new("Korean", "fonts-noto-cjk")),
        (0x1800, 0x18AF, new("Mongolian", EverydayScripts)),
        (0x1950, 0x19DF, new("Dai", EverydayScripts)),
        (0x2600, 0x27BF, new("emoji and signs", "fonts-noto-color-emoji")),
        (0x2E80, 0x9FFF, new("Chinese", "fonts-noto-cjk")),
        (0xA000, 0xA4CF, new("Yi", EverydayScripts)),
        (0xAC00, 0xD7FF, new("Korean", "fonts-noto-cjk")),
        (0xFB50, 0xFEFC, new("Uyghur, Kazakh or Arabic", EverydayScripts)),
        (0x1F000, 0x1FAFF, new("emoji and signs", "fonts-noto-color-emoji")),
        (0x20000, 0x3FFFF, new("rare Chinese characters", "fonts-hanazono")),
    ];

    /// <summary>What is missing; <see langword="null"/> for what has no shape of its own, such as a joiner.</summary>
    public static MissingFont? For(int codePoint)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(codePoint);
        if (category is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.PrivateUse or UnicodeCategory.NonSpacingMark)
        {
            return null;
        }

        foreach (var (first, last, font) in Known)
        {
            if (codePoint >= first && codePoint <= last)
            {
                return font;
            }
        }

        return new MissingFont("some other writing", EverydayScripts);
    }

    /// <summary>The sentence for the log.</summary>
    public string Say(int codePoint) => string.Create(
        CultureInfo.InvariantCulture,
        $"No font here has {Script}, such as {new Rune(codePoint)} (U+{codePoint:X4}). "
        + $"On Debian run: sudo apt-get install {Package}");
}
