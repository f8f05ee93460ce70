using Microsoft.AspNetCore.Mvc;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content;

namespace VillagePublic.Admin.Accounts;

/// <summary>What an administrator does about people.</summary>
internal static class PeopleForms
{
    private static readonly LocalText LastAdministrator = new(
        "至少要留一位管理员。", "At least one administrator has to remain.");

    public static void MapPeopleForms(this RouteGroupBuilder forms)
    {
        var people = forms.MapGroup("/people").RequireAuthorization(Access.People);
        people.MapPost("/invite", InviteAsync);
        people.MapPost("/{id}/role", SetRoleAsync);
        people.MapPost("/{id}/reset", ResetAsync);
        people.MapPost("/{id}/close", CloseAsync);
    }

    /// <summary>What only a village has: the list of those whose signatures count.</summary>
    public static void MapSignerForms(this RouteGroupBuilder forms) =>
        forms.MapPost("/people/agree", Agree).RequireAuthorization(Access.Read);

    private static IResult Agree(
        HttpContext context, SignerBook signers, CurrentUser current, Flash flash, [FromForm] string? to)
    {
        var refusal = signers.Agree(current.Row);
        flash.Say(context, refusal is null, refusal ?? (signers.Waiting() is null
            ? new("签好了，名单已经生效。", "Signed; the list is in force.")
            : new("签好了，等审核人签。", "Signed; a reviewer's signature is missing.")));
        return Forms.GoBack(context, to);
    }

    private static async Task<IResult> InviteAsync(
        HttpContext context,
        PeopleDirectory people,
        CurrentUser current,
        IDesk desk,
        Flash flash,
        [FromForm] string? name,
        [FromForm] string? role)
    {
        if (Role.TryParse(role) is not { } wanted || !desk.Roles.Contains(wanted))
        {
            return Results.NotFound();
        }

        var result = await people.TryAddAsync(
            name ?? "", password: null, wanted, current.Row);
        flash.Say(context, result.Succeeded, result.Succeeded
            ? CodeText(name!.Trim(), await people.IssueCodeAsync(people.FindByName(name)!, current.Row))
            : AccountForms.Explain(result));
        return Forms.Go("/admin/people");
    }

    private static async Task<IResult> SetRoleAsync(
        HttpContext context,
        PeopleDirectory people,
        CurrentUser current,
        IDesk desk,
        Flash flash,
        string id,
        [FromForm] string? role)
    {
        if (people.Find(id) is not { } user || Role.TryParse(role) is not { } wanted || !desk.Roles.Contains(wanted))
        {
            return Results.NotFound();
        }

        var done = await people.TrySetRoleAsync(user, wanted, current.Row);
        flash.Say(context, done, done ? new("职责已更改。", "Role changed.") : LastAdministrator);
        return Forms.Go("/admin/people");
    }

    private static async Task<IResult> ResetAsync(
        HttpContext context, PeopleDirectory people, CurrentUser current, Flash flash, string id)
    {
        if (people.Find(id) is not { } user)
        {
            return Results.NotFound();
        }

        if (user.Id == current.Row.Id)
        {
            flash.Say(context, isGood: false, new(
                "自己的密码请在“我的账号”里改。", "Change your own password under “My account”."));
            return Forms.Go("/admin/people");
        }

        flash.Say(context, isGood: true, CodeText(user.Name, await people.IssueCodeAsync(user, current.Row)));
        return Forms.Go("/admin/people");
    }

    private static async Task<IResult> CloseAsync(
        HttpContext context, PeopleDirectory people, CurrentUser current, Flash flash, string id)
    {
        if (people.Find(id) is not { } user)
        {
            return Results.NotFound();
        }

        var done = await people.TrySetClosedAsync(user, !user.IsClosed, current.Row);
        flash.Say(context, done, !done
            ? LastAdministrator
            : user.IsClosed
                ? new($"{user.Name} 可以登录了。", $"{user.Name} can sign in again.")
                : new($"{user.Name} 不能再登录了。", $"{user.Name} can no longer sign in."));
        return Forms.Go("/admin/people");
    }

    private static LocalText CodeText(string name, string code) => new(
        $"请把这个邀请码交给 {name}，七天内用一次，在 /admin/invitation 填写：{code}",
        $"Hand this code to {name}; it works once within seven days at /admin/invitation: {code}");
}
