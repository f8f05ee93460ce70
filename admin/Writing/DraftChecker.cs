using VillagePublic.Admin.Villages;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Rules.Villages;
using VillagePublic.Content.Store;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>Runs over a draft what runs over every document before it is published.</summary>
internal sealed class DraftChecker(HostedVillage village, TimeProvider time)
{
    private readonly Lock reading = new();
    private (VillageSnapshot Snapshot, VillageReading Reading) known = (VillageSnapshot.Empty, VillageReading.Empty);

    /// <summary>Everything found out about a draft's own text: what its entry depends on.</summary>
    public DraftFindings Check(Draft draft)
    {
        var result = DocumentChecker.For(village.Library.Village).Check(draft.Path, draft.Markdown);
        return new DraftFindings(result.Checked is null ? null : result.Parsed, result.Diagnostics);
    }

    /// <summary>The same, and what the village's other documents say against it.</summary>
    public DraftFindings CheckWithOthers(Draft draft)
    {
        var own = Check(draft);
        return own.Document is not { } document
            ? own
            : own with
            {
                All = [.. own.All.Concat(Reading().CheckWith(document, HashesOf(draft), VillageDay.Of(time)))
                    .Concat(CompareWithFormer(draft, document))
                    .OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)],
            };
    }

    private IReadOnlyList<Diagnostic> CompareWithFormer(Draft draft, ParsedDocument document) =>
        draft.BaseRevision is not null
        && village.Library.Current.Latest(draft.DocumentId) is { } latest
        && village.Library.Read(latest) is { } former
            ? RevisionCheck.Compare(former, document)
            : [];

    /// <summary>What the published documents say against each other, and where: work for somebody.</summary>
    public IReadOnlyList<Diagnostic> CheckVillage() => Reading().Check(VillageDay.Of(time));

    private static Dictionary<string, string> HashesOf(Draft draft) => draft.Files
        .DistinctBy(file => file.Path)
        .ToDictionary(file => file.Path, file => file.Sha256.ToString(), StringComparer.Ordinal);

    private static Dictionary<string, string> HashesOf(VillageSnapshot snapshot) => snapshot.Current
        .SelectMany(revision => revision.Entry.Blobs)
        .DistinctBy(blob => blob.Name)
        .ToDictionary(blob => blob.Name, blob => blob.Sha256.ToString(), StringComparer.Ordinal);

    // Reading ten years takes a second; it is done once for each state of the log.
    private VillageReading Reading()
    {
        lock (reading)
        {
            var current = village.Library.Current;
            if (!ReferenceEquals(known.Snapshot, current))
            {
                var documents = current.Current.Select(village.Library.Read).OfType<ParsedDocument>();
                known = (current, VillageReading.Of(
                    [.. documents],
                    HashesOf(current),
                    current.All is [var first, ..] ? VillageDay.Of(first.Entry.Published) : null));
            }

            return known.Reading;
        }
    }
}
