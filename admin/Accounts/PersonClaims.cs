using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace VillagePublic.Admin.Accounts;

/// <summary>What a session knows about its person: id, name, role.</summary>
internal sealed class PersonClaims(UserManager<Person> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Person>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(identity.RoleClaimType, Role.Key(user.Row.Role)));
        return identity;
    }
}

/// <summary>Reads a session's person.</summary>
internal static class PersonClaimsReader
{
    extension(ClaimsPrincipal principal)
    {
        /// <summary>Id of the person signed in.</summary>
        public string PersonId => principal.FindFirstValue(ClaimTypes.NameIdentifier)
            ?? throw new InvalidOperationException("Nobody is signed in here.");
    }
}
