using LiteDB;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Store.Admin;

/// <summary>A draft as a row.</summary>
internal static class DraftRow
{
    /// <summary>Composed key for lists: one index answers without sorting through other villages.</summary>
    public static string Place(string village, DraftState state) => $"{village}|{state}";

    /// <summary>Composed key of a document.</summary>
    public static string DocumentKey(string village, string documentId) => $"{village}|{documentId}";

    /// <summary>The row of a draft.</summary>
    public static BsonDocument FromDraft(Draft draft) => new()
    {
        ["_id"] = draft.Id,
        ["place"] = Place(draft.Village, draft.State),
        ["document"] = DocumentKey(draft.Village, draft.DocumentId),
        ["village"] = draft.Village,
        ["document-id"] = draft.DocumentId,
        ["markdown"] = draft.Markdown,
        ["state"] = draft.State.ToString(),
        ["author"] = draft.AuthorId,
        ["reviewer"] = draft.ReviewerId,
        ["base"] = Fields.Of(draft.BaseRevision),
        ["withdrawal"] = draft.IsWithdrawal,
        ["reason"] = draft.Reason,
        ["files"] = Fields.Of(draft.Files.Select(FromFile)),
        ["confirmed"] = Fields.Of(draft.Confirmed),
        ["comments"] = Fields.Of(draft.Comments.Select(FromComment)),
        ["pending"] = draft.PendingEntry,
        ["signatures"] = Fields.Of(draft.Signatures.Select(FromSignature)),
        ["entry"] = Fields.Of(draft.EntryIndex),
        ["publish-at"] = Fields.Of(draft.PublishAt),
        ["created-at"] = Fields.Of(draft.CreatedAt),
        ["saved-at"] = Fields.Of(draft.SavedAt),
        ["version"] = draft.Version,
    };

    /// <summary>The draft of a row.</summary>
    public static Draft ToDraft(BsonDocument row) => new()
    {
        Id = row["_id"].AsString,
        Village = row["village"].AsString,
        DocumentId = row["document-id"].AsString,
        Markdown = row["markdown"].AsString,
        State = Enum.Parse<DraftState>(row["state"].AsString),
        AuthorId = row["author"].AsString,
        ReviewerId = row.Text("reviewer"),
        BaseRevision = (int?)row.Number("base"),
        IsWithdrawal = row["withdrawal"].AsBoolean,
        Reason = row.Text("reason"),
        Files = [.. row.Rows("files").Select(ToFile)],
        Confirmed = row.Texts("confirmed"),
        Comments = [.. row.Rows("comments").Select(ToComment)],
        PendingEntry = row.Bytes("pending"),
        Signatures = [.. row.Rows("signatures").Select(ToSignature)],
        EntryIndex = row.Number("entry"),
        PublishAt = row.TimeOrNull("publish-at"),
        CreatedAt = row.Time("created-at"),
        SavedAt = row.Time("saved-at"),
        Version = row["version"].AsInt64,
    };

    private static BsonDocument FromFile(DraftFile file) => new()
    {
        ["path"] = file.Path,
        ["sha256"] = file.Sha256.ToString(),
        ["size"] = file.SizeBytes,
        ["type"] = file.MediaType,
    };

    private static DraftFile ToFile(BsonDocument row) => new(
        row["path"].AsString,
        Hash.TryParse(row["sha256"].AsString, out var hash) ? hash : default,
        row["size"].AsInt64,
        row["type"].AsString);

    private static BsonDocument FromComment(DraftComment comment) => new()
    {
        ["user"] = comment.UserId,
        ["text"] = comment.Text,
        ["line"] = Fields.Of(comment.Line),
        ["at"] = Fields.Of(comment.At),
    };

    private static DraftComment ToComment(BsonDocument row) =>
        new(row["user"].AsString, row["text"].AsString, (int?)row.Number("line"), row.Time("at"));

    private static BsonDocument FromSignature(DraftSignature signature) => new()
    {
        ["user"] = signature.UserId,
        ["name"] = signature.Name,
        ["role"] = signature.Role,
        ["key"] = signature.Key,
        ["signature"] = signature.Signature,
        ["at"] = Fields.Of(signature.At),
    };

    private static DraftSignature ToSignature(BsonDocument row) => new(
        row["user"].AsString,
        row["name"].AsString,
        row["role"].AsString,
        row["key"].AsBinary,
        row["signature"].AsBinary,
        row.Time("at"));
}
