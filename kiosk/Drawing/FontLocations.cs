namespace VillagePublic.Kiosk.Drawing;

/// <summary>Where Chinese fonts lie on the systems a kiosk may run on, the best first.</summary>
internal static class FontLocations
{
    /// <summary>Index of the simplified Chinese face in Noto's collections: Japanese, Korean, SC, TC, HK.</summary>
    private const int NotoSimplified = 2;

    /// <summary>Files of one family.</summary>
    /// <param name="Bold"><see langword="null"/> if there is none.</param>
    internal sealed record Pair(string Regular, string? Bold, int Index);

    public static IEnumerable<Pair> All()
    {
        string[] notoFolders =
        [
            "/usr/share/fonts/opentype/noto",
            "/usr/share/fonts/noto-cjk",
            "/usr/share/fonts/noto",
            "/usr/share/fonts/google-noto-sans-cjk-fonts",
            "/usr/share/fonts/google-noto-cjk",
            "/usr/local/share/fonts/noto",
            "/opt/homebrew/share/fonts",
            "/Library/Fonts",
        ];
        foreach (var folder in notoFolders)
        {
            var name = $"{folder}/NotoSansCJK";
            yield return new Pair($"{name}-Regular.ttc", $"{name}-Bold.ttc", NotoSimplified);
        }

        yield return new Pair("/System/Library/Fonts/Hiragino Sans GB.ttc", null, 0);
        yield return new Pair("/System/Library/Fonts/STHeiti Medium.ttc", null, 1);
        var windows = Environment.GetFolderPath(Environment.SpecialFolder.Fonts);
        if (windows.Length > 0)
        {
            yield return new Pair(
                Path.Combine(windows, "NotoSansSC-Regular.otf"), Path.Combine(windows, "NotoSansSC-Bold.otf"), 0);
            yield return new Pair(Path.Combine(windows, "msyh.ttc"), Path.Combine(windows, "msyhbd.ttc"), 0);
            yield return new Pair(Path.Combine(windows, "simhei.ttf"), null, 0);
        }

        yield return new Pair("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", null, 0);
        yield return new Pair("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", null, 0);
    }
}
