using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>The two-person rule: an author and a reviewer who is somebody else have both signed.</summary>
public static class Approvals
{
    /// <summary>Role of who wrote it.</summary>
    public const string Author = "author";

    /// <summary>Role of who read it and agreed.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>The first thing wrong with approvals, or <see langword="null"/>.</summary>
    /// <param name="pending">What they must be over.</param>
    /// <param name="approvals">The author's, then the reviewer's.</param>
    /// <param name="people">Whose signatures count.</param>
    public static LocalText? Fault(
        PendingEntry pending, IReadOnlyList<Approval> approvals, IReadOnlyList<Signer> people)
    {
        if (SignatureFault(pending, approvals) is { } fault)
        {
            return fault;
        }

        return approvals.FirstOrDefault(approval => !people.Any(person => person.Made(approval))) is { } stranger
            ? new LocalText(
                $"“{stranger.Name}”的签名钥匙没有登记在村里的名单上，或者已经停用。",
                $"The log has not introduced this key of '{stranger.Name}' as {stranger.Role}, or has withdrawn it.")
            : null;
    }

    /// <summary>The same for whoever cannot know whose signatures count.</summary>
    /// <inheritdoc cref="Fault" path="/param"/>
    public static LocalText? SignatureFault(PendingEntry pending, IReadOnlyList<Approval> approvals)
    {
        if (approvals is not [{ Role: Author } author, { Role: Reviewer } reviewer])
        {
            return new LocalText(
                "要有一个经办人和一个审核人签字。", "An author and a reviewer must have signed, one of each.");
        }

        if (!EntryRules.IsText(author.Name) || !EntryRules.IsText(reviewer.Name))
        {
            return new LocalText("签字的人要有名字。", "Whoever signs must have a name.");
        }

        if (author.Name == reviewer.Name || author.Key.AsSpan().SequenceEqual(reviewer.Key))
        {
            return new LocalText("审核人不能是经办人自己。", "The reviewer must be somebody other than the author.");
        }

        foreach (var approval in approvals)
        {
            var message = pending.MessageFor(approval.Role, approval.Name);
            if (!Ed25519Key.Verify(approval.Key, message, approval.Signature))
            {
                return new LocalText(
                    $"“{approval.Name}”的签名不是对这份内容签的。",
                    $"The signature of '{approval.Name}' is not over this content.");
            }
        }

        return null;
    }
}
