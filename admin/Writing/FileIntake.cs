using VillagePublic.Content;
using VillagePublic.Content.Rules.Attachments;
using VillagePublic.Kiosk.Drawing;

namespace VillagePublic.Admin.Writing;

/// <summary>What came of a file somebody wants to attach.</summary>
internal abstract record FileIntakeResult
{
    private FileIntakeResult()
    {
    }

    /// <summary>The file as it may be published.</summary>
    internal sealed record Taken(byte[] Bytes, UploadType Type) : FileIntakeResult;

    /// <summary>Not a file that can be published.</summary>
    /// <param name="Why">What is wrong and how to mend it.</param>
    internal sealed record Refused(LocalText Why) : FileIntakeResult;
}

/// <summary>The one way by which a file comes to a document: by upload, from a telephone or out of a folder.</summary>
/// <remarks>Pictures lose place, camera and time, papers their author; anything else is refused with words.</remarks>
internal static class FileIntake
{
    /// <summary>Takes an uploaded file. Whatever picture it is, it becomes a JPEG.</summary>
    public static FileIntakeResult Take(byte[] bytes) => Take(bytes, PictureFormat.Jpeg, UploadType.Jpeg);

    /// <summary>Takes a file of a folder, which keeps its name and so the format its name tells.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="bytes">Its bytes.</param>
    public static FileIntakeResult TakeNamed(string path, byte[] bytes)
    {
        var isPdf = PictureFile.NatureOf(bytes) == FileNature.Pdf;
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".pdf" when isPdf => Take(bytes),
            ".jpg" or ".jpeg" when !isPdf => Take(bytes),
            ".png" when !isPdf => Take(bytes, PictureFormat.Png, UploadType.Png),
            ".webp" when !isPdf => Take(bytes, PictureFormat.WebP, UploadType.WebP),
            _ => new FileIntakeResult.Refused(DeskText.FileType),
        };
    }

    private static FileIntakeResult Take(byte[] bytes, PictureFormat format, UploadType type)
    {
        if (bytes.Length > UploadType.MaxSizeBytes)
        {
            return new FileIntakeResult.Refused(DeskText.FileTooLarge);
        }

        switch (PictureFile.NatureOf(bytes))
        {
            case FileNature.Pdf:
                return AttachmentCheck.Refuse(PictureFile.Of(bytes), bytes.Length) is { } broken
                    ? new FileIntakeResult.Refused(broken)
                    : new FileIntakeResult.Taken(PdfMetadata.Blank(bytes), UploadType.Pdf);
            case FileNature.Unknown:
                return new FileIntakeResult.Refused(DeskText.FileType);
            default:
                // Drawn anew from its pixels: place, camera and time of a photograph are nobody's business.
                return PictureIntake.Take(bytes, format) switch
                {
                    PictureIntakeResult.Taken taken => new FileIntakeResult.Taken(taken.Bytes, type),
                    PictureIntakeResult.Refused refused => new FileIntakeResult.Refused(refused.Reason),
                    var other => throw new InvalidOperationException($"{other} is no outcome."),
                };
        }
    }
}
