using VillagePublic.Admin.Villages;
using VillagePublic.Admin.Writing;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Importing;

/// <summary>Brings a folder of Markdown in as drafts, for two people to go through one by one.</summary>
internal sealed class DraftImport(HostedVillage village, WritingDesk desk, AdminStore store)
{
    /// <summary>Makes a draft of everything that is new or differs from what is public.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="author">Who brings it in.</param>
    /// <param name="reason">Why what is public already is corrected.</param>
    public DraftImportOutcome Run(VillageFiles folder, AdminUser author, string reason)
    {
        var (documents, problems) = folder.ReadDocuments();
        var begun = new List<string>();
        var refused = new List<LocalText>();
        foreach (var source in documents.Where(source => !IsPublicAlready(source)))
        {
            if (TryBegin(folder, source, author, reason, refused))
            {
                begun.Add(source.Path);
            }
        }

        return new DraftImportOutcome(begun, problems, refused);
    }

    private bool IsPublicAlready(SourceFile source) =>
        village.Library.Current.Latest(source.Id) is { IsWithdrawal: false } latest
        && village.Library.Read(latest)?.Source.Text == source.Text;

    private bool TryBegin(
        VillageFiles folder, SourceFile source, AdminUser author, string reason, List<LocalText> refused)
    {
        if (desk.OpenFor(source.Id) is not null)
        {
            return false; // Somebody is writing on it; their text is not overwritten.
        }

        var files = folder.ReadFilesOf(source)
            .Select(file => (file.Path, Intake: FileIntake.TakeNamed(file.Path, file.Bytes)))
            .ToList();
        var left = files.Where(file => file.Intake is FileIntakeResult.Refused)
            .Select(file => Explain(file.Path, ((FileIntakeResult.Refused)file.Intake).Why))
            .ToList();
        refused.AddRange(left);

        // What was left out is told beside the text, too: who writes on it may not be who brought it in.
        var draft = village.Library.Current.Latest(source.Id) is { IsWithdrawal: false }
            ? (desk.BeginChange(source.Id, isWithdrawal: false, reason, author) as DeskOutcome.Done)?.Draft
            : desk.Begin(
                new DocumentTemplate(source.Path, source.Text),
                author,
                left.Select(why => new DraftComment("", $"{why.Chinese} · {why.English}", null, default)));
        if (draft is null)
        {
            return false;
        }

        foreach (var (path, intake) in files)
        {
            if (intake is FileIntakeResult.Taken { Bytes: var bytes, Type: var type })
            {
                desk.AddFile(
                    draft.Id, new DraftFile(path, store.WriteBlob(bytes), bytes.Length, type.MediaType), author);
            }
        }

        var current = desk.Find(draft.Id)!;
        return desk.Save(draft.Id, source.Text, current.Version, author) is DeskOutcome.Done;
    }

    private static LocalText Explain(string path, LocalText why) => new(
        $"附件 {path} 没有带进来：{why.Chinese}", $"{path} was not brought in: {why.English}");
}

/// <summary>What came of bringing a folder in as drafts.</summary>
/// <param name="Begun">Paths of the documents now being written on.</param>
/// <param name="Problems">Documents that could not be read.</param>
/// <param name="RefusedFiles">Files that were left out, and why.</param>
internal sealed record DraftImportOutcome(
    IReadOnlyList<string> Begun, IReadOnlyList<Diagnostic> Problems, IReadOnlyList<LocalText> RefusedFiles);
