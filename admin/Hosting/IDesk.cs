using VillagePublic.Content;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Hosting;

/// <summary>What an office shows around its pages, and whom it may employ.</summary>
internal interface IDesk
{
    /// <summary>Which office it is.</summary>
    Desks Kind { get; }

    /// <summary>Its name, on every page.</summary>
    LocalText Name { get; }

    /// <summary>Whether what it shows is made up.</summary>
    bool IsDemonstration { get; }

    /// <summary>Roles people can be given here.</summary>
    IReadOnlyList<UserRole> Roles { get; }

    /// <summary>The main menu, addresses within the office's own tree.</summary>
    IEnumerable<(string Address, LocalText Text)> Menu(AdminUser user);
}
