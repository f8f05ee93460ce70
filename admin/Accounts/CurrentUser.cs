using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>Who is asking, as stored now.</summary>
internal sealed class CurrentUser(AdminStore store, IHttpContextAccessor context)
{
    /// <summary>The person signed in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is: the address lacks its rule.</exception>
    public AdminUser Row => TryGet ?? throw new InvalidOperationException("Nobody is signed in here.");

    /// <summary>The person signed in, or <see langword="null"/>.</summary>
    public AdminUser? TryGet => context.HttpContext?.User is { Identity.IsAuthenticated: true } principal
        ? store.FindUser(principal.PersonId)
        : null;
}
