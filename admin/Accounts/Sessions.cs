using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>Keeps a row for each browser signed in, so that sessions can be listed and ended.</summary>
internal sealed class Sessions(AdminStore store, TimeProvider time)
{
    private const string Claim = "vp-session";
    private const int MaxAgentLength = 160;

    // Writing on every click would wear out a cheap disk.
    private static readonly TimeSpan SeenInterval = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>A person's sessions that are still open, newest first.</summary>
    public IReadOnlyList<UserSession> Of(string personId) =>
        [.. store.ListSessions(personId).Where(session => session.RevokedAt is null)];

    /// <summary>Id of the session of a request.</summary>
    public static string? IdOf(ClaimsPrincipal principal) => principal.FindFirstValue(Claim);

    /// <summary>Ends a session if it is that person's.</summary>
    public void End(string personId, string? sessionId)
    {
        if (sessionId is not null && store.FindSession(sessionId) is { } session && session.UserId == personId)
        {
            store.Save(session with { RevokedAt = time.GetUtcNow() });
        }
    }

    /// <summary>Opens a session as somebody signs in; one that goes on keeps its row.</summary>
    public Task OpenAsync(CookieSigningInContext context)
    {
        if (context.Principal?.Identity is ClaimsIdentity identity && !identity.HasClaim(claim => claim.Type == Claim))
        {
            var now = time.GetUtcNow();
            store.RemoveSessionsBefore(now - KeptFor);
            var kept = context.HttpContext.User.Identity is { IsAuthenticated: true }
                ? IdOf(context.HttpContext.User)
                : null;
            var agent = context.Request.Headers.UserAgent.ToString();
            var session = kept is not null && store.FindSession(kept) is { } former
                ? former
                : new UserSession(
                    Guid.NewGuid().ToString("N"),
                    context.Principal.PersonId,
                    agent[..Math.Min(agent.Length, MaxAgentLength)],
                    context.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "",
                    now,
                    now,
                    RevokedAt: null);
            store.Save(session);
            identity.AddClaim(new Claim(Claim, session.Id));
        }

        return Task.CompletedTask;
    }

    /// <summary>Turns away a session that was ended.</summary>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is not { } principal
            || IdOf(principal) is not { } id
            || store.FindSession(id) is not { RevokedAt: null } session)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        var now = time.GetUtcNow();
        if (now - session.LastSeenAt > SeenInterval)
        {
            store.Save(session with { LastSeenAt = now });
        }
    }

    /// <summary>Carries the session over when Identity renews a person's claims.</summary>
    public static void Carry(ClaimsPrincipal? from, ClaimsPrincipal? to)
    {
        if (from is not null && IdOf(from) is { } id && to?.Identity is ClaimsIdentity identity)
        {
            identity.AddClaim(new Claim(Claim, id));
        }
    }
}
