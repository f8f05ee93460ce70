using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Township;

/// <summary>The township's office: it watches and writes nothing for a village.</summary>
internal sealed class TownshipDesk(AdminStore store) : IDesk
{
    private const string NameSetting = "township-name";

    public Desks Kind => Desks.Township;

    public LocalText Name => store.ReadSetting(NameSetting) is { } name
        ? new($"{name} · 村务公开", $"{name} · Township desk")
        : new("乡镇 · 村务公开", "Township desk");

    public bool IsDemonstration => false;

    public IReadOnlyList<UserRole> Roles { get; } = [UserRole.Observer, UserRole.Administrator];

    /// <summary>Gives the township its name.</summary>
    public static void Rename(AdminStore store, string name) => store.WriteSetting(NameSetting, name);

    public IEnumerable<(string Address, LocalText Text)> Menu(AdminUser user)
    {
        yield return ("/admin/villages", new("各村", "Villages"));
        yield return ("/admin/people", new("人员", "People"));
        yield return ("/admin/audit", new("记录", "Trail"));
        if (Access.Allows(Access.People, user))
        {
            yield return ("/admin/backups", new("备份", "Backups"));
        }
    }
}
