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
    Substitutes substitutes,
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
        && !substitutes.IsAway(reviewer)
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

    /// <summary>Signs a submission as the second person and publishes it, now or at a later time.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="version">The version the reviewer has read.</param>
    /// <param name="reviewer">Who signs.</param>
    /// <param name="at">When it is to become public; <see langword="null"/> or past: now.</param>
    /// <exception cref="IOException">The disk failed; the submission still waits.</exception>
    public DeskOutcome Publish(string id, long version, AdminUser reviewer, DateTimeOffset? at = null)
    {
        lock (publishing)
        {
            if (Refuse(id, version, reviewer, out var draft) is { } refusal)
            {
                return refusal;
            }

            if (Entered(draft) is { } entered)
            {
                return Replace(entered);
            }

            if (Signable(draft) is not { } prepared)
            {
                return new DeskOutcome.Refused(DeskText.Overtaken);
            }

            using var key = keys.Open(reviewer);
            var signed = key.SignAsReviewer(prepared.Pending, reviewer.DisplayName);
            var now = time.GetUtcNow();
            draft = draft with
            {
                ReviewerId = reviewer.Id,
                Signatures =
                [
                    draft.Signatures.Single(),
                    new DraftSignature(reviewer.Id, signed.Name, signed.Role, signed.Key, signed.Signature, now),
                ],
            };
            if (at > now)
            {
                audit.Add(reviewer, "draft.schedule", draft.DocumentId, at.Value.ToString("u"));
                return Replace(draft with { State = DraftState.Approved, PublishAt = at });
            }

            return Enter(draft, prepared, reviewer);
        }
    }

    /// <summary>Publishes what was signed off for a time that has come; what was overtaken goes back to its author.
    /// </summary>
    /// <exception cref="IOException">The disk failed; what was not published still waits.</exception>
    public void PublishDue()
    {
        var now = time.GetUtcNow();
        foreach (var waiting in store.ListDrafts(village.Code, DraftState.Approved)
            .Where(draft => draft.PublishAt <= now))
        {
            lock (publishing)
            {
                if (store.FindDraft(waiting.Id) is not { State: DraftState.Approved } draft)
                {
                    continue;
                }

                if (Entered(draft) is { } entered)
                {
                    Replace(entered);
                    continue;
                }

                if (Signable(draft) is not { } prepared
                    || Enter(draft, prepared, by: null) is DeskOutcome.Refused)
                {
                    GiveBack(draft);
                }
            }
        }
    }

    private void GiveBack(Draft draft)
    {
        var why = new DraftComment(
            draft.ReviewerId ?? "",
            $"{DeskText.Overtaken.Chinese} {DeskText.Overtaken.English}",
            Line: null,
            time.GetUtcNow());
        audit.Add(null, "draft.return", draft.DocumentId, why.Text);
        Replace(draft with
        {
            State = DraftState.Returned,
            Comments = [.. draft.Comments, why],
            PendingEntry = null,
            PublishAt = null,
            Signatures = [],
        });
    }

    // The disk may have failed after the entry was in the log and before anybody was told: then it is published.
    private Draft? Entered(Draft draft) =>
        draft.PendingEntry is { } signed
        && village.Publisher.Latest(draft.DocumentId) is { } latest
        && PendingEntry.Of(village.Publisher.Key.Name, latest.Entry).Bytes.AsSpan().SequenceEqual(signed)
            ? draft with
            {
                State = DraftState.Published,
                EntryIndex = latest.EntryIndex,
                ReviewerId = store.ListUsers()
                    .FirstOrDefault(user => user.DisplayName == latest.Entry.Approvals[^1].Name)?.Id,
            }
            : null;

    // What is published must be, byte for byte, what the author has signed.
    private PreparedEntry? Signable(Draft draft) =>
        draft.PendingEntry is { } signed
        && entries.Prepare(draft) is { } prepared
        && prepared.Pending.Bytes.AsSpan().SequenceEqual(signed)
            ? prepared
            : null;

    private DeskOutcome Enter(Draft draft, PreparedEntry prepared, AdminUser? by)
    {
        var approvals = draft.Signatures.Select(
            signature => new Approval(signature.Name, signature.Role, signature.Key, signature.Signature));
        var outcome = village.Publisher.Publish(
            [new Publication(prepared.Pending, [.. approvals], prepared.Files)]);
        if (outcome is not PublishOutcome.Published { Entries: [var published] })
        {
            return new DeskOutcome.Refused(((PublishOutcome.Refused)outcome).Reasons[0]);
        }

        audit.Add(
            by,
            "document." + draft.Act.ToString().ToLowerInvariant(),
            draft.DocumentId,
            $"revision {published.Entry.Revision}, entry {published.EntryIndex}, author {draft.Signatures[0].Name}"
                + StandingIn(by));
        return Replace(draft with { State = DraftState.Published, EntryIndex = published.EntryIndex });
    }

    private string StandingIn(AdminUser? reviewer) =>
        reviewer is not null && substitutes.StandsInFor(reviewer) is [_, ..] absent
            ? ", standing in for " + string.Join(", ", absent)
            : "";

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
