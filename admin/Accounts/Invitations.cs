using System.Globalization;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>Codes that let somebody choose a password once. Only their hashes are stored.</summary>
internal sealed class Invitations(AdminStore store, TimeProvider time)
{
    /// <summary>Long enough to be carried to the next village, short enough not to lie about for ever.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>A new code for a person; one given out before stops working.</summary>
    public string Issue(AdminUser user)
    {
        Revoke(user);
        var code = OneTimeCode.Create();
        var until = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        store.WriteSetting(CodeKey(OneTimeCode.Hash(code)), user.Id + " " + until);
        store.WriteSetting(PersonKey(user.Id), OneTimeCode.Hash(code));
        return code;
    }

    /// <summary>Whose code it is; <see langword="null"/> when it is unknown, used or too old.</summary>
    public AdminUser? Find(string code)
    {
        if (store.ReadSetting(CodeKey(OneTimeCode.Hash(code)))?.Split(' ') is not [var id, var untilText]
            || time.GetUtcNow().ToUnixTimeSeconds() > long.Parse(untilText, CultureInfo.InvariantCulture))
        {
            return null;
        }

        return store.FindUser(id) is { IsClosed: false } user ? user : null;
    }

    /// <summary>Makes a person's code stop working.</summary>
    public void Revoke(AdminUser user)
    {
        if (store.ReadSetting(PersonKey(user.Id)) is { } hash)
        {
            store.WriteSetting(CodeKey(hash), null);
            store.WriteSetting(PersonKey(user.Id), null);
        }
    }

    private static string CodeKey(string hash) => "invitation/code/" + hash;

    private static string PersonKey(string id) => "invitation/person/" + id;
}
