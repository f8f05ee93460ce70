using Microsoft.AspNetCore.Authorization;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>What may be done by whom: every address of the app names one of these.</summary>
internal static class Access
{
    /// <summary>Anyone signed in reads documents, drafts and states.</summary>
    public const string Read = "read";

    /// <summary>Writing and submitting.</summary>
    public const string Write = "write";

    /// <summary>Signing off; the desk adds that nobody signs off their own.</summary>
    public const string Review = "review";

    /// <summary>Pairing kiosks.</summary>
    public const string Kiosks = "kiosks";

    /// <summary>Inviting people and giving roles.</summary>
    public const string People = "people";

    /// <summary>Reading who did what.</summary>
    public const string Audit = "audit";

    /// <summary>Roles of each.</summary>
    public static readonly IReadOnlyDictionary<string, UserRole[]> Roles = new Dictionary<string, UserRole[]>
    {
        [Read] = [.. Role.All],
        [Write] = [UserRole.Clerk, UserRole.Administrator],
        [Review] = [UserRole.Reviewer],
        [Kiosks] = [UserRole.Technician, UserRole.Administrator],
        [People] = [UserRole.Administrator],
        [Audit] = [UserRole.Observer, UserRole.Administrator],
    };

    /// <summary>Whether a rule lets a person in.</summary>
    public static bool Allows(string rule, AdminUser user) => Roles[rule].Contains(user.Role);

    public static void AddTo(AuthorizationOptions options)
    {
        foreach (var (name, roles) in Roles)
        {
            options.AddPolicy(
                name, policy => policy.RequireAuthenticatedUser().RequireRole(roles.Select(Role.Key)));
        }
    }
}
