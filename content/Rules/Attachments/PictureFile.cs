namespace VillagePublic.Content.Rules.Attachments;

/// <summary>What a file's bytes say it is, whatever its name says.</summary>
public enum FileNature
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>WebP.</summary>
    WebP,

    /// <summary>GIF.</summary>
    Gif,

    /// <summary>HEIC or AVIF, as new telephones take them.</summary>
    Heic,

    /// <summary>PDF.</summary>
    Pdf,
}

/// <summary>What can be told of a file without decoding its pixels. Pure; never throws on damaged bytes.</summary>
/// <param name="Nature">What it is.</param>
/// <param name="TellsPlace">Whether it tells where a photograph was taken (EXIF's GPS or the same in XMP).</param>
/// <param name="TellsMore">Whether it holds anything besides the pixels and what they need: camera, time, author,
/// comments, a second picture, bytes behind its end.</param>
/// <param name="IsCmyk">Whether it is a JPEG of four inks, made for print.</param>
/// <param name="IsMoving">Whether it has several frames.</param>
/// <param name="IsWhole">Whether it has its end; a broken-off upload has not.</param>
public sealed record PictureFile(
    FileNature Nature, bool TellsPlace, bool TellsMore, bool IsCmyk, bool IsMoving, bool IsWhole)
{
    /// <summary>Looks at a file.</summary>
    /// <param name="file">All its bytes.</param>
    public static PictureFile Of(ReadOnlySpan<byte> file) => NatureOf(file) switch
    {
        FileNature.Jpeg => JpegSegments.Look(file),
        FileNature.Png => PngChunks.Look(file),
        FileNature.WebP => WebPChunks.Look(file),
        FileNature.Pdf => PdfMetadata.Look(file),
        var other => new PictureFile(other, false, false, false, false, IsWhole: true),
    };

    /// <summary>What a file is by its first bytes.</summary>
    public static FileNature NatureOf(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, 0xFF, ..] => FileNature.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileNature.Png,
        _ when file.StartsWith("GIF8"u8) => FileNature.Gif,
        _ when file.StartsWith("%PDF-"u8) => FileNature.Pdf,
        _ when file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8) => FileNature.WebP,
        _ when IsHeic(file) => FileNature.Heic,
        _ => FileNature.Unknown,
    };

    // ISO base media file format: "ftyp" at 4 and a brand of still pictures at 8.
    private static bool IsHeic(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file[4..].StartsWith("ftyp"u8))
        {
            return false;
        }

        var brand = file[8..12];
        return brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("hevc"u8)
            || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("heis"u8) || brand.SequenceEqual("mif1"u8)
            || brand.SequenceEqual("msf1"u8) || brand.SequenceEqual("avif"u8);
    }
}
