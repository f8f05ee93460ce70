using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store.Admin;

/// <summary>Drafts by id, and the texts they had. All methods run on the store's thread.</summary>
internal static class DraftTable
{
    /// <summary>The collection of drafts.</summary>
    public const string Name = "drafts";

    /// <summary>The collection of earlier texts.</summary>
    public const string RevisionsName = "draft_revisions";

    // Autosave writes every few seconds; two hundred texts are an afternoon's work.
    private const int MaxRevisions = 200;

    /// <summary>A draft by id.</summary>
    public static Draft? Find(LiteEngine current, string id) =>
        new Table(current, Name).Find(id) is { } row ? DraftRow.ToDraft(row) : null;

    /// <summary>A village's drafts in one state, last saved first.</summary>
    public static IReadOnlyList<Draft> InState(LiteEngine current, string village, DraftState state) =>
        NewestFirst(new Table(current, Name).List(new Query(), "$.place = @0", DraftRow.Place(village, state)));

    /// <summary>A document's drafts, last saved first.</summary>
    public static IReadOnlyList<Draft> Of(LiteEngine current, string village, string documentId) =>
        NewestFirst(new Table(current, Name)
            .List(new Query(), "$.document = @0", DraftRow.DocumentKey(village, documentId)));

    /// <summary>Saves the version that was read and keeps the text it replaces.</summary>
    public static SaveResult<Draft> Save(LiteEngine current, Draft draft, string userId)
    {
        var stored = Find(current, draft.Id);
        if ((stored?.Version ?? 0) != draft.Version)
        {
            return new SaveResult<Draft>(SaveOutcome.Changed, stored);
        }

        var saved = draft with { Version = draft.Version + 1 };
        new Table(current, Name).Upsert(DraftRow.FromDraft(saved));
        if (stored?.Markdown != saved.Markdown)
        {
            KeepText(current, saved, userId);
        }

        return new SaveResult<Draft>(SaveOutcome.Saved, saved);
    }

    /// <summary>Removes a draft and its texts.</summary>
    public static bool Remove(LiteEngine current, string id)
    {
        foreach (var row in RevisionRows(current, id))
        {
            new Table(current, RevisionsName).Delete(row["_id"]);
        }

        return new Table(current, Name).Delete(id);
    }

    /// <summary>The texts a draft had, newest first.</summary>
    public static IReadOnlyList<DraftRevision> Revisions(LiteEngine current, string draftId) =>
        [.. RevisionRows(current, draftId)
            .Select(row => new DraftRevision(
                draftId, row["version"].AsInt64, row["markdown"].AsString, row["user"].AsString, row.Time("saved-at")))
            .Reverse()];

    private static void KeepText(LiteEngine current, Draft draft, string userId)
    {
        var table = new Table(current, RevisionsName);
        table.Upsert(new BsonDocument
        {
            ["_id"] = RevisionKey(draft.Id, draft.Version),
            ["version"] = draft.Version,
            ["markdown"] = draft.Markdown,
            ["user"] = userId,
            ["saved-at"] = Fields.Of(draft.SavedAt),
        });
        var rows = RevisionRows(current, draft.Id);
        foreach (var row in rows.Take(rows.Count - MaxRevisions))
        {
            table.Delete(row["_id"]);
        }
    }

    private static List<BsonDocument> RevisionRows(LiteEngine current, string draftId) =>
        new Table(current, RevisionsName).Between(RevisionKey(draftId, 0), RevisionKey(draftId, long.MaxValue));

    private static string RevisionKey(string draftId, long version) =>
        FormattableString.Invariant($"{draftId}:{version:D19}");

    private static List<Draft> NewestFirst(List<BsonDocument> rows) =>
        [.. rows.Select(DraftRow.ToDraft).OrderByDescending(draft => draft.SavedAt)];
}
