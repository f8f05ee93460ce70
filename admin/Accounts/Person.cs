using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>A user's row while ASP.NET Core Identity works on it; Identity changes people in place.</summary>
internal sealed class Person(AdminUser row)
{
    /// <summary>The row as it would be saved now.</summary>
    public AdminUser Row { get; set; } = row;

    public string Id => Row.Id;

    /// <summary>The name villagers know; also what the person signs in with.</summary>
    public string Name => Row.Name;
}
