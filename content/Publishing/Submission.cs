using System.Globalization;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;
using VillagePublic.Content.Rules;

namespace VillagePublic.Content.Publishing;

/// <summary>A document as it is to be published: what the entry names and the bytes it speaks of.</summary>
/// <param name="Id">Document id.</param>
/// <param name="Kind">Kind of the document.</param>
/// <param name="Title">Title.</param>
/// <param name="Period">Period or date, canonical spelling; <see langword="null"/> when it has neither.</param>
/// <param name="Files">The Markdown first, then the files it refers to.</param>
public sealed record Submission(
    string Id, DocumentKind Kind, string Title, string? Period, IReadOnlyList<SubmittedFile> Files)
{
    /// <summary>The submission of a document that has passed the rules.</summary>
    /// <param name="document">The document.</param>
    /// <param name="files">The files it refers to.</param>
    public static Submission Of(CheckedDocument document, IEnumerable<SubmittedFile> files)
    {
        var parsed = document.Document;
        return new Submission(
            parsed.Id,
            parsed.Kind,
            parsed.Title,
            parsed.Period?.ToString() ?? parsed.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            [SubmittedFile.Of(parsed.Source.Path, StrictUtf8.GetBytes(parsed.Source.Text)), .. files]);
    }

    /// <summary>What an entry says of the files.</summary>
    internal IEnumerable<BlobReference> ListBlobs() => Files.Select((file, i) => new BlobReference(
        Hash.Of(file.Bytes),
        file.Bytes.Length,
        file.MediaType,
        i == 0 ? EntryRules.DocumentRole : EntryRules.FileRole,
        file.Name));
}

/// <summary>A file of a submission.</summary>
/// <param name="Name">Path relative to the village folder.</param>
/// <param name="MediaType">Media type.</param>
/// <param name="Bytes">Content. Not to be changed any more.</param>
public sealed record SubmittedFile(string Name, string MediaType, byte[] Bytes)
{
    /// <summary>A file whose media type follows from its name.</summary>
    public static SubmittedFile Of(string name, byte[] bytes) => new(name, MediaTypeOf(name), bytes);

    private static string MediaTypeOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".md" => "text/markdown",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".webp" => "image/webp",
        ".pdf" => "application/pdf",
        ".csv" => "text/csv",
        _ => "application/octet-stream",
    };
}

/// <summary>What two people have agreed to publish.</summary>
/// <param name="Pending">The entry they signed.</param>
/// <param name="Approvals">The author's signature, then the reviewer's.</param>
/// <param name="Files">Bytes of the blobs the entry names; those already held need not be given.</param>
public sealed record Publication(
    PendingEntry Pending, IReadOnlyList<Approval> Approvals, IReadOnlyList<byte[]> Files);
