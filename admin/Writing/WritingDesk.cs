using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Forms;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>Where drafts are begun, written, saved and given to a second person.</summary>
/// <remarks>Text is saved whenever the clerk pauses; the version keeps two people from undoing each other.</remarks>
internal sealed class WritingDesk(
    AdminStore store,
    DraftChecker checker,
    DraftEntry entries,
    HostedVillage village,
    PersonKeys keys,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>Longest text of a document: ten years of a ledger's lines.</summary>
    public const int MaxTextLength = 512 * 1024;

    /// <summary>Longest reason.</summary>
    public const int MaxReasonLength = 500;

    private static readonly DraftState[] OpenStates =
        [DraftState.Submitted, DraftState.Returned, DraftState.Draft, DraftState.Approved];

    /// <summary>Drafts somebody still has to do something about, last saved first.</summary>
    public IReadOnlyList<Draft> Open =>
        [.. OpenStates.SelectMany(state => store.ListDrafts(village.Code, state))
            .OrderByDescending(draft => draft.SavedAt)];

    public Draft? Find(string id) => store.FindDraft(id) is { } draft && draft.Village == village.Code ? draft : null;

    /// <summary>The draft being worked on for a document.</summary>
    public Draft? OpenFor(string documentId) => store.ListDraftsOf(village.Code, documentId)
        .FirstOrDefault(draft => draft.State != DraftState.Published);

    /// <summary>Begins a new document, or goes on with the one already begun at that place.</summary>
    /// <param name="template">Where it stands and its text.</param>
    /// <param name="author">Who begins it.</param>
    /// <param name="remarks">What is to be looked at, as after an import.</param>
    public Draft Begin(DocumentTemplate template, AdminUser author, IEnumerable<DraftComment>? remarks = null)
    {
        var documentId = template.Path[..^3];
        if (OpenFor(documentId) is { } begun)
        {
            return begun;
        }

        audit.Add(author, "draft.begin", documentId);
        var stamped = (remarks ?? []).Select(remark => remark with { UserId = author.Id, At = time.GetUtcNow() });
        return Create(documentId, template.Text, author, draft => draft with { Comments = [.. stamped] });
    }

    /// <summary>Begins a correction or withdrawal of what is published.</summary>
    public DeskOutcome BeginChange(string documentId, bool isWithdrawal, string reason, AdminUser author)
    {
        if (village.Library.Current.Latest(documentId) is not { IsWithdrawal: false } latest)
        {
            return new DeskOutcome.Missing();
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReasonLength)
        {
            return new DeskOutcome.Refused(DeskText.ReasonNeeded);
        }

        if (OpenFor(documentId) is { } begun)
        {
            return new DeskOutcome.Conflict(begun);
        }

        var text = isWithdrawal ? "" : village.Library.Read(latest)?.Source.Text ?? "";
        audit.Add(author, isWithdrawal ? "draft.withdraw" : "draft.correct", documentId, reason.Trim());
        return new DeskOutcome.Done(Create(documentId, text, author, draft => draft with
        {
            BaseRevision = latest.Revision,
            IsWithdrawal = isWithdrawal,
            Reason = OneLine(reason),
            Files = isWithdrawal ? [] : [.. latest.Entry.Blobs.Skip(1).Select(blob =>
                new DraftFile(blob.Name, blob.Sha256, blob.SizeBytes, blob.MediaType))],
        }));
    }

    /// <summary>The text a draft had at a version; <see langword="null"/> when it is no longer kept.</summary>
    public string? TextOf(string id, long version) => Find(id) is not { } draft ? null
        : draft.Version == version ? draft.Markdown
        : store.ListDraftRevisions(id).FirstOrDefault(revision => revision.Version <= version)?.Markdown;

    /// <summary>What two people made of one text, piece by piece; <see langword="null"/> when a part is not kept.
    /// </summary>
    /// <param name="draft">The draft as stored: theirs.</param>
    /// <param name="version">The version both began with.</param>
    /// <param name="mine">Hash of the text that could not be saved.</param>
    public IReadOnlyList<MergePiece>? Compare(Draft draft, long version, string mine) =>
        Hash.TryParse(mine, out var hash)
        && store.ReadBlob(hash) is { } bytes
        && StrictUtf8.TryGetString(bytes) is { } text
        && TextOf(draft.Id, version) is { } before
            ? ThreeWayText.Merge(before, draft.Markdown, text)
            : null;

    /// <summary>Keeps a text. What somebody else has saved since <paramref name="version"/> is put together with it;
    /// where both changed the same lines nothing is saved and nothing lost.</summary>
    public DeskOutcome Save(string id, string text, long version, AdminUser editor)
    {
        if (RefuseEdit(id, out var draft) is { } refusal)
        {
            return refusal;
        }

        if (text.Length > MaxTextLength)
        {
            return new DeskOutcome.Refused(DeskText.TooLong);
        }

        text = text.ReplaceLineEndings("\n");
        if (text == draft.Markdown)
        {
            return new DeskOutcome.Done(draft);
        }

        if (draft.Version == version)
        {
            return Replace(draft with { Markdown = text }, editor);
        }

        if (TextOf(id, version) is { } before
            && ThreeWayText.Merge(before, draft.Markdown, text) is var pieces
            && !pieces.Any(piece => piece.IsConflict))
        {
            return Replace(draft with { Markdown = ThreeWayText.Join(pieces, (_, piece) => piece.Mine) }, editor);
        }

        return new DeskOutcome.Conflict(draft) { Mine = store.WriteBlob(StrictUtf8.GetBytes(text)), Base = version };
    }

    /// <summary>Moves a new document to another place in the village folder.</summary>
    public DeskOutcome Rename(string id, string path, long version, AdminUser editor)
    {
        if (RefuseEdit(id, out var draft) is { } refusal)
        {
            return refusal;
        }

        path = path.Trim();
        if (draft.BaseRevision is not null || !DocumentPath.IsValid(path))
        {
            return new DeskOutcome.Refused(DeskText.BadPath);
        }

        var documentId = path[..^3];
        if ((OpenFor(documentId) is { } other && other.Id != id)
            || village.Library.Current.Latest(documentId) is not null)
        {
            return new DeskOutcome.Refused(DeskText.PathTaken);
        }

        return draft.Version != version
            ? new DeskOutcome.Conflict(draft)
            : Replace(draft with { DocumentId = documentId }, editor);
    }

    /// <summary>Adds a file; a file at the same path is replaced.</summary>
    public DeskOutcome AddFile(string id, DraftFile file, AdminUser editor)
    {
        if (RefuseEdit(id, out var draft) is { } refusal)
        {
            return refusal;
        }

        return draft.Files.Count >= UploadType.MaxFilesPerDocument
            ? new DeskOutcome.Refused(DeskText.TooManyFiles)
            : Replace(draft with { Files = [.. draft.Files.Where(known => known.Path != file.Path), file] }, editor);
    }

    /// <summary>Signs a draft as its author and gives it to a second person.</summary>
    /// <param name="confirmed">Keys of the warnings the author has confirmed.</param>
    public DeskOutcome Submit(string id, IReadOnlyList<string> confirmed, long version, AdminUser author)
    {
        if (RefuseEdit(id, out var draft) is { } refusal)
        {
            return refusal;
        }

        if (draft.Version != version)
        {
            return new DeskOutcome.Conflict(draft);
        }

        if (!draft.IsWithdrawal)
        {
            var findings = checker.CheckWithOthers(draft);
            if (findings.Errors.Count > 0)
            {
                return new DeskOutcome.Refused(DeskText.ErrorsLeft(findings.Errors.Count));
            }

            if (findings.NotConfirmed(confirmed) is { Count: > 0 } open)
            {
                return new DeskOutcome.Refused(DeskText.ConfirmFirst(open.Count));
            }

            // What was confirmed is part of what both sign, and of what villagers see.
            draft = draft with { Markdown = WithConfirmed(draft.Markdown, findings) };
            confirmed = [.. findings.Warnings.Select(findings.Key)];
        }

        if (entries.Prepare(draft) is not { } prepared)
        {
            return new DeskOutcome.Refused(DeskText.Overtaken);
        }

        using var key = keys.Open(author);
        var signed = key.SignAsAuthor(prepared.Pending, author.DisplayName);
        var now = time.GetUtcNow();
        audit.Add(author, "draft.submit", draft.DocumentId, string.Join("; ", confirmed));
        return Replace(draft with
        {
            AuthorId = author.Id,
            State = DraftState.Submitted,
            Confirmed = confirmed,
            PendingEntry = prepared.Pending.Bytes,
            Signatures =
                [new DraftSignature(author.Id, signed.Name, signed.Role, signed.Key, signed.Signature, now)],
        }, author);
    }

    /// <summary>Takes a submission back to write on; the author's signature is dropped.</summary>
    public DeskOutcome TakeBack(string id, AdminUser editor)
    {
        if (Find(id) is not { } draft)
        {
            return new DeskOutcome.Missing();
        }

        if (draft.State is not (DraftState.Submitted or DraftState.Approved))
        {
            return new DeskOutcome.Refused(DeskText.NotSubmitted);
        }

        audit.Add(editor, "draft.take-back", draft.DocumentId);
        return Replace(
            draft with { State = DraftState.Draft, PendingEntry = null, PublishAt = null, Signatures = [] }, editor);
    }

    /// <summary>Gives a draft up.</summary>
    public DeskOutcome Discard(string id, AdminUser editor)
    {
        if (RefuseEdit(id, out var draft) is { } refusal)
        {
            return refusal;
        }

        store.RemoveDraft(id);
        audit.Add(editor, "draft.discard", draft.DocumentId);
        return new DeskOutcome.Done(draft);
    }

    private static string WithConfirmed(string markdown, DraftFindings findings) =>
        FormText.TryRead(markdown)?.WithList(
            "confirmed", [.. findings.Warnings.Select(finding => finding.Code).Distinct().Order()]) ?? markdown;

    // Entries hold reasons as one clean line.
    internal static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Draft Create(string documentId, string text, AdminUser author, Func<Draft, Draft> complete)
    {
        var now = time.GetUtcNow();
        var result = store.Save(
            complete(new Draft
            {
                Id = Guid.NewGuid().ToString("N"),
                Village = village.Code,
                DocumentId = documentId,
                Markdown = text,
                AuthorId = author.Id,
                CreatedAt = now,
                SavedAt = now,
            }),
            author.Id);
        return result is { Outcome: SaveOutcome.Saved, Stored: { } stored }
            ? stored
            : throw new InvalidOperationException("A new draft met an old one with its id.");
    }

    private DeskOutcome? RefuseEdit(string id, out Draft draft)
    {
        draft = Find(id)!;
        return draft switch
        {
            null => new DeskOutcome.Missing(),
            { IsEditable: false } => new DeskOutcome.Refused(DeskText.NotEditable),
            _ => null,
        };
    }

    private DeskOutcome Replace(Draft next, AdminUser by) =>
        store.Save(next with { SavedAt = time.GetUtcNow() }, by.Id) switch
        {
            { Outcome: SaveOutcome.Saved, Stored: { } saved } => new DeskOutcome.Done(saved),
            { Stored: { } current } => new DeskOutcome.Conflict(current),
            _ => new DeskOutcome.Missing(),
        };
}
