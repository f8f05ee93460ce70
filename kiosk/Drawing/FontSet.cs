using System.Collections.Concurrent;
using SkiaSharp;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>The fonts of the kiosk: one regular, one bold, and others for characters these two lack.</summary>
/// <remarks>Thread-safe; one for the process.</remarks>
internal sealed class FontSet : IDisposable
{
    /// <summary>汉: a font that lacks it is no Chinese font.</summary>
    private const int Probe = 0x6C49;

    /// <summary>
    /// The default of 2 MB is less than one screen of large Han glyphs, which then are rasterised again in every
    /// frame: 35 ms instead of 2.
    /// </summary>
    private const int GlyphCacheBytes = 32 << 20;

    /// <summary>Skia keeps scaled copies of pictures: enough for one of a full-HD display.</summary>
    private const int ScaledCopiesBytes = 12 << 20;

    private const int FirstEmoji = 0x1F000;
    private const int LastEmoji = 0x1FAFF;

    private readonly ConcurrentDictionary<(int CodePoint, bool Bold), FontFace?> fallbacks = new();
    private readonly ConcurrentDictionary<(string Family, int Weight), FontFace?> opened = new();

    /// <summary>Faces of another set: not disposed with this.</summary>
    private IReadOnlyList<FontFace> borrowed = [];

    /// <summary>What no font here has, with the sentence said about it; guards itself.</summary>
    private readonly Dictionary<string, string> missingScripts = new(StringComparer.Ordinal);

    private Action<string>? reportMissing;

    private static readonly Lazy<FontSet> Common = new(Load);

    private FontSet(FontFace regular, FontFace bold, string? problem)
    {
        Regular = regular;
        Bold = bold;
        Problem = problem;
    }

    public FontFace Regular { get; }

    public FontFace Bold { get; }

    /// <summary>
    /// What is wrong with the fonts, in Latin letters, with the command that mends it; <see langword="null"/> if
    /// Chinese can be drawn.
    /// </summary>
    public string? Problem { get; }

    /// <summary>The set all previews and sheets of this process share: a township has fifty villages and one machine.
    /// Never disposed.</summary>
    public static FontSet Shared => Common.Value;

    /// <summary>Finds the fonts of this machine.</summary>
    public static FontSet Load()
    {
        SKGraphics.SetFontCacheLimit(GlyphCacheBytes);
        SKGraphics.SetResourceCacheTotalByteLimit(ScaledCopiesBytes);
        foreach (var pair in FontLocations.All())
        {
            if (TryOpen(pair) is { } fonts)
            {
                return fonts;
            }
        }

        return LoadFromSystem();
    }

    /// <summary>The face that has a character: the kiosk's own, else one the system knows.</summary>
    public FontFace FaceFor(int codePoint, bool isBold)
    {
        var own = isBold ? Bold : Regular;
        if (own.Has(codePoint))
        {
            return own;
        }

        if (fallbacks.GetOrAdd((codePoint, isBold), FindFallback) is { } found)
        {
            return found;
        }

        if (MissingFont.For(codePoint) is { } missing)
        {
            Report(missing, codePoint);
        }

        return own;
    }

    /// <summary>
    /// The same fonts with nothing but the given characters, for a file that carries its fonts. Characters of fallback
    /// fonts stay with the whole fallback.
    /// </summary>
    public FontSet CutTo(IReadOnlySet<int> regular, IReadOnlySet<int> bold)
    {
        var cutRegular = Regular.CutTo(regular);
        var cutBold = Bold.CutTo(bold);
        return new FontSet(cutRegular ?? Regular, cutBold ?? Bold, Problem) { borrowed = [Regular, Bold] };
    }

    /// <summary>
    /// Tells once of each script that no font here has, also of those met before; such characters are drawn as boxes.
    /// </summary>
    /// <param name="report">Takes a sentence for the log; called from any thread.</param>
    public void ReportMissing(Action<string> report)
    {
        lock (missingScripts)
        {
            reportMissing = report;
            foreach (var sentence in missingScripts.Values)
            {
                report(sentence);
            }
        }
    }

    public void Dispose()
    {
        foreach (var face in opened.Values.Append(Regular).Append(Bold).Except(borrowed).Distinct())
        {
            face?.Dispose();
        }
    }

    private void Report(MissingFont missing, int codePoint)
    {
        lock (missingScripts)
        {
            var sentence = missing.Say(codePoint);
            if (missingScripts.TryAdd(missing.Script, sentence))
            {
                reportMissing?.Invoke(sentence);
            }
        }
    }

    private static FontSet? TryOpen(FontLocations.Pair pair)
    {
        var regular = File.Exists(pair.Regular)
            ? FontFace.Open(pair.Regular, pair.Index, isEmboldened: false)
            : null;
        if (regular is null || !regular.Has(Probe))
        {
            regular?.Dispose();
            return null;
        }

        var bold = pair.Bold is { } path && File.Exists(path)
            ? FontFace.Open(path, pair.Index, isEmboldened: false)
            : FontFace.Open(pair.Regular, pair.Index, isEmboldened: true);
        return new FontSet(regular, bold ?? regular, problem: null);
    }

    /// <summary>Asks the system's font matching, which may know fonts in other places.</summary>
    private static FontSet LoadFromSystem()
    {
        // Without "zh-CN" the match is a Japanese face, whose forms differ.
        var match = SKFontManager.Default.MatchCharacter(null, SKFontStyle.Normal, ["zh-CN"], Probe);
        if (match is not null && FontFace.Open(match) is { } face && face.Has(Probe))
        {
            return new FontSet(face, face, problem: null);
        }

        if (FontFace.Open(SKTypeface.Default) is not { } latin)
        {
            throw new InvalidOperationException($"This machine has no font at all. {Remedy()}");
        }

        return new FontSet(latin, latin, $"No Chinese font on this machine. {Remedy()}");
    }

    private static string Remedy() => OperatingSystem.IsWindows()
        ? "Add the optional feature 'Chinese (Simplified) Supplemental Fonts' in the system settings."
        : "Run: sudo apt-get install fonts-noto-cjk";

    private FontFace? FindFallback((int CodePoint, bool Bold) wanted)
    {
        var style = wanted.Bold ? SKFontStyle.Bold : SKFontStyle.Normal;

        // Asked for Chinese, the match for a face that smiles is a text font that has no skin tones.
        var language = wanted.CodePoint is >= FirstEmoji and <= LastEmoji ? "und-Zsye" : "zh-CN";
        var match = SKFontManager.Default.MatchCharacter(null, style, [language], wanted.CodePoint);
        return match is null
            ? null
            : opened.GetOrAdd((match.FamilyName, match.FontWeight), _ => FontFace.Open(match));
    }
}
