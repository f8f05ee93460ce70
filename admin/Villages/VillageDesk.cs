using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Villages;

/// <summary>A village's office.</summary>
internal sealed class VillageDesk(HostedVillage village, AdminStore store) : IDesk
{
    public Desks Kind => Desks.Village;

    public LocalText Name => village.Library.Village?.Name is { } name
        ? new($"{name} · 村务公开", $"{name} · Village desk")
        : new("村务公开 · 办公", "Village desk");

    public bool IsDemonstration => Demonstration.IsShownBy(store);

    public IReadOnlyList<UserRole> Roles => Role.All;

    public IEnumerable<(string Address, LocalText Text)> Menu(AdminUser user)
    {
        yield return ("/admin", new("首页", "Home"));
        yield return ("/admin/documents", new("文档", "Documents"));
        yield return ("/admin/reviews", new("审核", "Sign-off"));
        yield return ("/admin/kiosks", new("屏幕", "Screens"));
        yield return ("/admin/people", new("人员", "People"));
        if (Access.Allows(Access.Audit, user))
        {
            yield return ("/admin/audit", new("记录", "Trail"));
        }

        if (Access.Allows(Access.People, user))
        {
            yield return ("/admin/backups", new("备份", "Backups"));
        }

        yield return ("/admin/help", new("帮助", "Help"));
    }
}
