using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>Brings the log's list of those whose signatures count into line with the accounts. Thread-safe.</summary>
/// <remarks>Screens believe the log, not the accounts: a new person's key counts once an author and a reviewer who
/// are on the list already have agreed to it. Until there is such a pair the log's key alone introduces people.
/// </remarks>
internal sealed class SignerBook(AdminStore store, HostedVillage village, PersonKeys keys, AuditTrail audit)
{
    private const string Setting = "signers/waiting";

    private readonly Lock gate = new();

    /// <summary>The people of some accounts whose signatures are to count, in the order they came.</summary>
    public static IReadOnlyList<Signer> Of(IEnumerable<AdminUser> users) =>
        [.. users.Where(user => !user.IsClosed && user.PersonKey is not null && RoleOf(user.Role) is not null)
            .OrderBy(user => user.CreatedAt).ThenBy(user => user.Name, StringComparer.Ordinal)
            .Select(user => new Signer(user.DisplayName, RoleOf(user.Role)!, user.PersonKey!))];

    /// <summary>What the log does not say yet; <see langword="null"/> when it says what the accounts say.</summary>
    public SignerChange? Waiting()
    {
        if (!village.IsFounded)
        {
            return null;
        }

        var before = village.Publisher.KeysNow.People;
        var next = Of(store.ListUsers());
        Signer[] added = [.. next.Except(before)];
        Signer[] removed = [.. before.Except(next)];
        return added.Length + removed.Length == 0
            ? null
            : new SignerChange(added, removed, Kept(Prepare(next))?.Name);
    }

    /// <summary>Who stands on the log's list under a name; <see langword="null"/> when nobody does.</summary>
    public Signer? FindByName(string name) => village.IsFounded
        ? village.Publisher.KeysNow.People.FirstOrDefault(person => person.Name == name)
        : null;

    /// <summary>Names of those on the log's list who sign in that role and can sign in.</summary>
    public IReadOnlyList<string> ListOf(string role) => village.IsFounded
        ? [.. store.ListUsers().Where(user => !user.IsClosed && user.PasswordHash is not null
            && Find(user)?.Role == role).Select(user => user.DisplayName)]
        : [];

    /// <summary>Whether a person's signature counts now.</summary>
    public bool Counts(AdminUser user) => village.IsFounded && Find(user) is not null;

    /// <summary>Called after accounts have changed: does what needs nobody's leave, and keeps the signature of who
    /// changed them.</summary>
    /// <param name="by">Who; <see langword="null"/> for the owner of the machine at its terminal.</param>
    /// <exception cref="IOException">The disk failed; the change waits.</exception>
    public void Settle(AdminUser? by)
    {
        lock (gate)
        {
            if (Waiting() is null)
            {
                store.WriteSetting(Setting, null);
            }
            else if (!village.Publisher.KeysNow.HasPair)
            {
                Enter(Prepare(Of(store.ListUsers())), [], by);
            }
            else if (Demonstration.IsShownBy(store))
            {
                // Nobody else can speak for the sample's two people, and nobody is deceived by them.
                AgreeAs(Approvals.Author);
                AgreeAs(Approvals.Reviewer);
            }
            else if (by is not null && Find(by) is { Role: Approvals.Author } && keys.CanOpen(by))
            {
                Keep(Prepare(Of(store.ListUsers())), by);
            }
        }
    }

    /// <summary>Takes a person's signature under what waits; the reviewer's puts it in force.</summary>
    /// <returns>Why it was not taken; <see langword="null"/> when it was.</returns>
    /// <exception cref="IOException">The disk failed; the change waits.</exception>
    public LocalText? Agree(AdminUser who)
    {
        lock (gate)
        {
            if (Waiting() is null)
            {
                return new LocalText("名单没有变动要签。", "The list needs no signature.");
            }

            var pending = Prepare(Of(store.ListUsers()));
            if (!village.Publisher.KeysNow.HasPair)
            {
                return Enter(pending, [], who);
            }

            switch (Find(who))
            {
                case null:
                    return new LocalText(
                        "您自己还不在村里的签字名单上。", "You are not on the village's list of signatures yourself.");
                case { Role: Approvals.Author }:
                    Keep(pending, who);
                    return null;
            }

            if (Kept(pending) is not { } author)
            {
                return new LocalText("先要一个经办人（或管理员）签字。", "An author or administrator has to sign first.");
            }

            using var key = keys.Open(who);
            return Enter(pending, [author, key.SignAsReviewer(pending, who.DisplayName)], who);
        }
    }

    private static string? RoleOf(UserRole role) => role switch
    {
        UserRole.Clerk or UserRole.Administrator => Approvals.Author,
        UserRole.Reviewer => Approvals.Reviewer,
        _ => null,
    };

    private Signer? Find(AdminUser user) => village.Publisher.KeysNow.People.FirstOrDefault(
        person => person.Name == user.DisplayName && person.Key.AsSpan().SequenceEqual(user.PersonKey));

    private PendingEntry Prepare(IReadOnlyList<Signer> people) => village.Publisher.PrepareKeys(people, reason: null);

    private void AgreeAs(string role)
    {
        if (store.ListUsers().FirstOrDefault(user => Find(user)?.Role == role && keys.CanOpen(user)) is { } user)
        {
            Agree(user);
        }
    }

    private LocalText? Enter(PendingEntry pending, IReadOnlyList<Approval> approvals, AdminUser? by)
    {
        if (village.Publisher.ChangeKeys(pending, approvals) is PublishOutcome.Refused refused)
        {
            return refused.Reasons[0];
        }

        store.WriteSetting(Setting, null);
        audit.Add(by, "signers.change", string.Join('、', pending.Entry.People.Select(person => person.Name)));
        return null;
    }

    private void Keep(PendingEntry pending, AdminUser who)
    {
        using var key = keys.Open(who);
        var signed = key.SignAsAuthor(pending, who.DisplayName);
        store.WriteSetting(Setting, string.Join(
            '\n',
            Convert.ToBase64String(pending.Bytes),
            signed.Name,
            Convert.ToBase64String(signed.Key),
            Convert.ToBase64String(signed.Signature)));
        audit.Add(who, "signers.propose", string.Join('、', pending.Entry.People.Select(person => person.Name)));
    }

    // A signature under what was to be changed before something else changed is worth nothing.
    private Approval? Kept(PendingEntry pending) =>
        store.ReadSetting(Setting)?.Split('\n') is [var bytes, var name, var key, var signature]
        && bytes == Convert.ToBase64String(pending.Bytes)
            ? new Approval(
                name, Approvals.Author, Convert.FromBase64String(key), Convert.FromBase64String(signature))
            : null;
}

/// <summary>A difference between the accounts and the log's list.</summary>
/// <param name="Added">Whose signatures do not count yet.</param>
/// <param name="Removed">Whose still do.</param>
/// <param name="SignedBy">Who has signed it as the first; <see langword="null"/> when nobody has.</param>
internal sealed record SignerChange(IReadOnlyList<Signer> Added, IReadOnlyList<Signer> Removed, string? SignedBy);
