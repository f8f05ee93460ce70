using VillagePublic.Content;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>Roles as people and forms spell them.</summary>
internal static class Role
{
    /// <summary>All roles, in the order forms list them.</summary>
    public static readonly IReadOnlyList<UserRole> All = Enum.GetValues<UserRole>();

    /// <summary>The role's key in claims, forms and on the command line.</summary>
    public static string Key(UserRole role) => role.ToString().ToLowerInvariant();

    /// <summary>Reads a key; <see langword="null"/> when it is none.</summary>
    public static UserRole? TryParse(string? key)
    {
        foreach (var role in All)
        {
            if (Key(role) == key)
            {
                return role;
            }
        }

        return null;
    }

    /// <summary>What people call it, and what it may do.</summary>
    public static LocalText Name(UserRole role) => role switch
    {
        UserRole.Clerk => new("经办人", "Clerk"),
        UserRole.Reviewer => new("审核人", "Reviewer"),
        UserRole.Observer => new("乡镇查看员", "Township observer"),
        UserRole.Technician => new("技术员", "Technician"),
        _ => new("管理员", "Administrator"),
    };

    /// <summary>What it may do, in a few words.</summary>
    public static LocalText Duty(UserRole role) => role switch
    {
        UserRole.Clerk => new("写文档、提交审核", "writes documents and submits them"),
        UserRole.Reviewer => new("审核别人写的，签字公布", "signs off what others wrote"),
        UserRole.Observer => new("什么都能看，什么都不能改", "sees everything, changes nothing"),
        UserRole.Technician => new("配对和照看屏幕", "pairs and looks after screens"),
        _ => new("管人、管屏幕，也能写文档", "looks after people and screens, and may write"),
    };
}
