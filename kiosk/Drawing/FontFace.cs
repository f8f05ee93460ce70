using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>One font file, opened for shaping and for drawing. Shared between threads once made.</summary>
internal sealed class FontFace : IDisposable
{
    /// <summary>Scale of HarfBuzz positions: 16 bits below the em, so that one shaping serves every size.</summary>
    public const int UnitsPerEm = 65536;

    private readonly Blob blob;
    private readonly Face face;

    private FontFace(SKTypeface typeface, Blob blob, int index, bool isEmboldened)
    {
        Typeface = typeface;
        IsEmboldened = isEmboldened;
        this.blob = blob;
        face = new Face(blob, (uint)index) { UnitsPerEm = typeface.UnitsPerEm };
        Shaping = new Font(face);
        Shaping.SetScale(UnitsPerEm, UnitsPerEm);
        Shaping.SetFunctionsOpenType();
    }

    public SKTypeface Typeface { get; }

    /// <summary>Drawn bolder than the file is, because there is no bold file.</summary>
    public bool IsEmboldened { get; }

    public Font Shaping { get; }

    /// <summary>Opens a font file. The file is mapped, not read: a CJK collection has 20 MB.</summary>
    /// <returns><see langword="null"/> if the file is no font.</returns>
    public static FontFace? Open(string path, int index, bool isEmboldened)
    {
        var typeface = SKTypeface.FromFile(path, index);
        if (typeface is null)
        {
            return null;
        }

        var length = new FileInfo(path).Length;
        var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        var handle = view.SafeMemoryMappedViewHandle;
        var blob = new Blob(handle.DangerousGetHandle(), checked((int)length), MemoryMode.ReadOnly, () =>
        {
            view.Dispose();
            file.Dispose();
        });
        return new FontFace(typeface, blob, index, isEmboldened);
    }

    /// <summary>Opens a typeface that the system's font matching found.</summary>
    /// <returns><see langword="null"/> if it has no file to shape with.</returns>
    public static FontFace? Open(SKTypeface typeface)
    {
        var stream = typeface.OpenStream(out var index);
        if (stream is null || stream.Length <= 0)
        {
            stream?.Dispose();
            return null;
        }

        if (stream.GetMemoryBase() is var mapped && mapped != 0)
        {
            // A font of the system is mapped already: a copy would take ten megabytes for a face that smiles.
            var blob = new Blob(mapped, stream.Length, MemoryMode.ReadOnly, stream.Dispose);
            return new FontFace(typeface, blob, index, isEmboldened: false);
        }

        using var opened = stream;
        using var data = SKData.Create(stream, stream.Length);
        return new FontFace(typeface, Pin(data.ToArray()), index, isEmboldened: false);
    }

    /// <summary>Opens a font held in memory.</summary>
    /// <returns><see langword="null"/> if the bytes are no font.</returns>
    public static FontFace? Open(byte[] file, bool isEmboldened)
    {
        using var data = SKData.CreateCopy(file);
        var typeface = SKTypeface.FromData(data);
        return typeface is null ? null : new FontFace(typeface, Pin(file), 0, isEmboldened);
    }

    /// <summary>This font with nothing but the given characters; <see langword="null"/> if it cannot be cut.</summary>
    public FontFace? CutTo(IEnumerable<int> codePoints) =>
        FontSubset.Cut(face.Handle, codePoints) is { } file ? Open(file, IsEmboldened) : null;

    public bool Has(int codePoint) => Shaping.TryGetGlyph((uint)codePoint, out var glyph) && glyph != 0;

    /// <summary>A Skia font that draws exactly what was measured.</summary>
    public SKFont MakeFont(float sizePx) => new(Typeface, sizePx)
    {
        Hinting = SKFontHinting.None,
        LinearMetrics = true,
        Subpixel = true,
        Edging = SKFontEdging.Antialias,
        Embolden = IsEmboldened,
    };

    public void Dispose()
    {
        Shaping.Dispose();
        face.Dispose();
        blob.Dispose();
        Typeface.Dispose();
    }

    private static Blob Pin(byte[] file)
    {
        var handle = GCHandle.Alloc(file, GCHandleType.Pinned);
        return new Blob(handle.AddrOfPinnedObject(), file.Length, MemoryMode.ReadOnly, handle.Free);
    }
}
