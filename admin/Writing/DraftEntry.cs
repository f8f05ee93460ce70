using System.Globalization;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>Turns a draft into the entry two people sign, and finds the bytes it names.</summary>
internal sealed class DraftEntry(DraftChecker checker, HostedVillage village, AdminStore store)
{
    /// <summary>The entry of a draft; <see langword="null"/> when the draft has errors, or when a newer revision than
    /// the one it follows is published.</summary>
    /// <exception cref="IOException">A file of the draft is missing or damaged.</exception>
    public PreparedEntry? Prepare(Draft draft)
    {
        var latest = village.Library.Current.Latest(draft.DocumentId);
        if (latest?.Revision != draft.BaseRevision)
        {
            return null;
        }

        if (draft.IsWithdrawal)
        {
            return new PreparedEntry(
                village.Publisher.PrepareWithdrawal(draft.DocumentId, draft.Reason ?? ""), []);
        }

        if (checker.Check(draft) is not { Errors.Count: 0, Document: { } document })
        {
            return null;
        }

        var submission = new Submission(
            draft.DocumentId,
            document.Kind,
            document.Title,
            document.Period?.ToString() ?? document.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            [
                SubmittedFile.Of(draft.Path, StrictUtf8.GetBytes(draft.Markdown)),
                .. draft.Files.Where(file => IsReferred(draft, file)).Select(Read),
            ]);
        return new PreparedEntry(
            village.Publisher.Prepare(submission, draft.Reason), [.. submission.Files.Select(file => file.Bytes)]);
    }

    /// <summary>A file's bytes, uploaded or already published.</summary>
    public byte[]? ReadFile(Hash hash) => store.ReadBlob(hash) ?? village.Library.ReadBlob(hash);

    // A picture taken out of the text again is not published.
    private static bool IsReferred(Draft draft, DraftFile file) =>
        draft.Markdown.Contains(file.Path, StringComparison.Ordinal);

    private SubmittedFile Read(DraftFile file) => new(
        file.Path,
        file.MediaType,
        ReadFile(file.Sha256) ?? throw new IOException($"{file.Path} is missing or damaged."));
}

/// <summary>What two people sign, and its bytes.</summary>
internal sealed record PreparedEntry(PendingEntry Pending, IReadOnlyList<byte[]> Files);
