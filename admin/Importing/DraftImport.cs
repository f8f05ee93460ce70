using VillagePublic.Admin.Villages;
using VillagePublic.Admin.Writing;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Importing;

/// <summary>Brings a folder of Markdown in as drafts, for two people to go through one by one.</summary>
internal sealed class DraftImport(HostedVillage village, WritingDesk desk, AdminStore store)
{
    /// <summary>Makes a draft of everything that is new or differs from what is public; returns their paths.</summary>
    /// <param name="reason">Why what is public already is corrected.</param>
    public IReadOnlyList<string> Run(VillageFiles folder, AdminUser author, string reason) =>
        [.. folder.ReadDocuments()
            .Where(source => !IsPublicAlready(source))
            .Where(source => TryBegin(folder, source, author, reason))
            .Select(source => source.Path)];

    private bool IsPublicAlready(SourceFile source) =>
        village.Library.Current.Latest(source.Id) is { IsWithdrawal: false } latest
        && village.Library.Read(latest)?.Source.Text == source.Text;

    private bool TryBegin(VillageFiles folder, SourceFile source, AdminUser author, string reason)
    {
        if (desk.OpenFor(source.Id) is not null)
        {
            return false; // Somebody is writing on it; their text is not overwritten.
        }

        var draft = village.Library.Current.Latest(source.Id) is { IsWithdrawal: false }
            ? (desk.BeginChange(source.Id, isWithdrawal: false, reason, author) as DeskOutcome.Done)?.Draft
            : desk.Begin(new DocumentTemplate(source.Path, source.Text), author);
        if (draft is null)
        {
            return false;
        }

        foreach (var (path, bytes) in folder.ReadFilesOf(source))
        {
            if (UploadType.Of(bytes) is { } type && bytes.Length <= UploadType.MaxSizeBytes)
            {
                desk.AddFile(
                    draft.Id, new DraftFile(path, store.WriteBlob(bytes), bytes.Length, type.MediaType), author);
            }
        }

        var current = desk.Find(draft.Id)!;
        return desk.Save(draft.Id, source.Text, current.Version, author) is DeskOutcome.Done;
    }
}
