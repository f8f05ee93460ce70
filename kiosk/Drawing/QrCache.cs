using SkiaSharp;
using VillagePublic.Content.Links;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>QR symbols as paths, one unit to a module.</summary>
internal sealed class QrCache : IDisposable
{
    /// <summary>A screen shows one or two; a list may show a dozen.</summary>
    private const int MaxCount = 32;

    private readonly Dictionary<string, (SKPath Path, int SizeModules)> symbols = new(StringComparer.Ordinal);

    public (SKPath Path, int SizeModules) Find(string content)
    {
        if (symbols.TryGetValue(content, out var known))
        {
            return known;
        }

        if (symbols.Count >= MaxCount)
        {
            Clear();
        }

        var symbol = QrSymbol.Encode(content);
        var made = (SKPath.ParseSvgPathData(symbol.ToSvgPath()), symbol.SizeModules);
        symbols.Add(content, made);
        return made;
    }

    public void Dispose() => Clear();

    private void Clear()
    {
        foreach (var (path, _) in symbols.Values)
        {
            path.Dispose();
        }

        symbols.Clear();
    }
}
