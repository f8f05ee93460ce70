using Microsoft.AspNetCore.Identity;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>Who works here: invited by code, given a role, closed, never deleted.</summary>
internal sealed class PeopleDirectory(
    AdminStore store,
    UserManager<Person> users,
    PersonKeys keys,
    Invitations invitations,
    AuditTrail audit,
    TimeProvider time,
    SignerBook? signers = null)
{
    /// <summary>Longest name.</summary>
    public const int MaxNameLength = 40;

    /// <summary>Everyone, by name.</summary>
    public IReadOnlyList<AdminUser> All => store.ListUsers();

    /// <summary>Whether nobody can sign in yet.</summary>
    public bool IsFirstRun => !All.Any(user => user.PasswordHash is not null);

    /// <summary>A person by id.</summary>
    public AdminUser? Find(string id) => store.FindUser(id);

    /// <summary>A person by the name they sign with.</summary>
    public AdminUser? FindByName(string name) => store.FindUserByName(name.Trim());

    /// <summary>Adds somebody; without a password they can sign entries but not sign in.</summary>
    public async Task<IdentityResult> TryAddAsync(string name, string? password, UserRole role, AdminUser? by)
    {
        name = name.Trim();
        if (name.Length is 0 or > MaxNameLength || name.Any(char.IsControl))
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().InvalidUserName(name));
        }

        var row = new AdminUser
        {
            Id = Guid.NewGuid().ToString("N"),
            Name = name,
            DisplayName = name,
            Role = role,
            SecurityStamp = "",
            CreatedAt = time.GetUtcNow(),
        };

        // After a lost disk the log still knows people whose accounts are made again.
        var person = new Person(
            (signers?.FindByName(name) is { } known ? keys.TryEquip(row, known) : null) ?? keys.Equip(row));
        var result = password is null ? await users.CreateAsync(person) : await users.CreateAsync(person, password);
        if (result.Succeeded)
        {
            audit.Add(by, "user.create", name, Role.Key(role));
            signers?.Settle(by);
        }

        return result;
    }

    /// <summary>A code with which a person chooses a (new) password. Ends their sessions.</summary>
    public async Task<string> IssueCodeAsync(AdminUser user, AdminUser? by)
    {
        var person = new Person(user with
        {
            PasswordHash = null,
            TotpEnabled = false,
            TotpSecret = null,
            TotpLastStep = null,
            RecoveryCodeHashes = [],
            Passkeys = [],
            LockedUntil = null,
            FailedCount = 0,
        });
        if (!keys.CanOpen(user))
        {
            person.Row = keys.Equip(person.Row);
        }

        Demand(await users.UpdateSecurityStampAsync(person));
        audit.Add(by, "user.invite", user.Name);
        signers?.Settle(by);
        return invitations.Issue(person.Row);
    }

    /// <summary>Takes up an invitation.</summary>
    public async Task<IdentityResult> AcceptAsync(AdminUser user, string password)
    {
        var person = new Person(user);
        var result = await users.AddPasswordAsync(person, password);
        if (result.Succeeded)
        {
            invitations.Revoke(user);
            audit.Add(user, "user.accept", user.Name);
        }

        return result;
    }

    /// <summary>Changes a role; refused when nobody would be left to administer.</summary>
    public async Task<bool> TrySetRoleAsync(AdminUser user, UserRole role, AdminUser? by)
    {
        if (role != UserRole.Administrator && IsLastAdministrator(user))
        {
            return false;
        }

        Demand(await users.UpdateSecurityStampAsync(new Person(user with { Role = role })));
        audit.Add(by, "user.role", user.Name, Role.Key(role));
        signers?.Settle(by);
        return true;
    }

    /// <summary>Closes an account or opens it again; refused when nobody would be left to administer.</summary>
    public async Task<bool> TrySetClosedAsync(AdminUser user, bool isClosed, AdminUser? by)
    {
        if (isClosed && IsLastAdministrator(user))
        {
            return false;
        }

        Demand(await users.UpdateSecurityStampAsync(new Person(user with { IsClosed = isClosed })));
        audit.Add(by, isClosed ? "user.close" : "user.reopen", user.Name);
        signers?.Settle(by);
        return true;
    }

    private bool IsLastAdministrator(AdminUser user) => user.Role == UserRole.Administrator && !All.Any(other =>
        other.Id != user.Id
        && other is { IsClosed: false, PasswordHash: not null, Role: UserRole.Administrator });

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Code)));
        }
    }
}
