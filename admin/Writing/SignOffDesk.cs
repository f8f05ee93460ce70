using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>Where a second person reads a submission and either returns it or publishes it.</summary>
internal sealed class SignOffDesk(
    AdminStore store,
    DraftEntry entries,
    HostedVillage village,
    PersonKeys keys,
    AuditTrail audit,
    TimeProvider time)
{
    // One at a time: two reviewers who press the button together must not publish twice.
    private readonly Lock publishing = new();

    /// <summary>Submissions, longest waiting first.</summary>
    public IReadOnlyList<Draft> Waiting =>
        [.. store.ListDrafts(village.Code, DraftState.Submitted).OrderBy(draft => draft.SavedAt)];

    /// <summary>Whether this person may sign this draft off: only who has never written on it.</summary>
    public bool MaySignOff(Draft draft, AdminUser reviewer) =>
        reviewer.Role == UserRole.Reviewer
        && draft.AuthorId != reviewer.Id
        && draft.Signatures.All(signature => signature.UserId != reviewer.Id)
        && store.ListDraftRevisions(draft.Id).All(revision => revision.UserId != reviewer.Id);

    /// <summary>Gives a submission back to its author.</summary>
    public DeskOutcome Return(string id, string reason, long version, AdminUser reviewer)
    {
        if (Refuse(id, version, reviewer, out var draft) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > WritingDesk.MaxReasonLength)
        {
            return new DeskOutcome.Refused(DeskText.ReasonNeeded);
        }

        var comment = new DraftComment(reviewer.Id, reason.Trim(), Line: null, time.GetUtcNow());
        audit.Add(reviewer, "draft.return", draft.DocumentId, reason.Trim());
        return Replace(draft with
        {
            State = DraftState.Returned,
            ReviewerId = reviewer.Id,
            Comments = [.. draft.Comments, comment],
            PendingEntry = null,
            Signatures = [],
        });
    }

    /// <summary>Signs a submission as the second person and publishes it.</summary>
    /// <param name="version">The version the reviewer has read.</param>
    /// <exception cref="IOException">The disk failed; the submission still waits.</exception>
    public DeskOutcome Publish(string id, long version, AdminUser reviewer)
    {
        lock (publishing)
        {
            if (Refuse(id, version, reviewer, out var draft) is { } refusal)
            {
                return refusal;
            }

            // What is published now must be, byte for byte, what the author has signed.
            if (draft.PendingEntry is not { } signed
                || entries.Prepare(draft) is not { } prepared
                || !prepared.Pending.Bytes.AsSpan().SequenceEqual(signed))
            {
                return new DeskOutcome.Refused(DeskText.Overtaken);
            }

            using var key = keys.Open(reviewer);
            var author = draft.Signatures.Single();
            var approvals = (Approval[])
            [
                new Approval(author.Name, author.Role, author.Key, author.Signature),
                key.SignAsReviewer(prepared.Pending, reviewer.DisplayName),
            ];
            var outcome = village.Publisher.Publish(
                [new Publication(prepared.Pending, approvals, prepared.Files)]);
            if (outcome is not PublishOutcome.Published { Entries: [var published] })
            {
                return new DeskOutcome.Refused(((PublishOutcome.Refused)outcome).Reasons[0]);
            }

            audit.Add(
                reviewer,
                "document." + draft.Act.ToString().ToLowerInvariant(),
                draft.DocumentId,
                $"revision {published.Entry.Revision}, entry {published.EntryIndex}, author {author.Name}");
            return Replace(draft with
            {
                State = DraftState.Published,
                ReviewerId = reviewer.Id,
                EntryIndex = published.EntryIndex,
            });
        }
    }

    private DeskOutcome? Refuse(string id, long version, AdminUser reviewer, out Draft draft)
    {
        draft = store.FindDraft(id)!;
        return draft switch
        {
            null => new DeskOutcome.Missing(),
            _ when draft.Village != village.Code => new DeskOutcome.Missing(),
            { State: not DraftState.Submitted } => new DeskOutcome.Refused(DeskText.NotSubmitted),
            _ when !MaySignOff(draft, reviewer) => new DeskOutcome.Refused(DeskText.SamePerson),
            _ when draft.Version != version => new DeskOutcome.Conflict(draft),
            _ => null,
        };
    }

    private DeskOutcome Replace(Draft next) =>
        store.Save(next with { SavedAt = time.GetUtcNow() }, next.ReviewerId ?? "") switch
        {
            { Outcome: SaveOutcome.Saved, Stored: { } saved } => new DeskOutcome.Done(saved),
            { Stored: { } current } => new DeskOutcome.Conflict(current),
            _ => new DeskOutcome.Missing(),
        };
}
