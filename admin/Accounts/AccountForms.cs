using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content;

namespace VillagePublic.Admin.Accounts;

/// <summary>Signing in and out, taking up an invitation, changing one's password.</summary>
internal static class AccountForms
{
    private static readonly LocalText WrongPassword = new(
        "名字或密码不对。", "The name or the password is wrong.");

    internal static readonly LocalText WrongPresentPassword = new(
        "现在的密码不对。", "The present password is wrong.");

    internal static readonly LocalText Locked = new(
        "试错太多次，请十分钟后再来。", "Too many wrong attempts. Try again in ten minutes.");

    public static void MapAccountForms(this RouteGroupBuilder forms)
    {
        forms.MapPost("/sign-in", SignInAsync).AllowAnonymous().RequireRateLimiting(AccountServices.SignInLimit);
        forms.MapPost("/sign-out", SignOutAsync).RequireAuthorization(Access.Read);
        forms.MapPost("/invitation", AcceptAsync).AllowAnonymous().RequireRateLimiting(AccountServices.SignInLimit);
        forms.MapPost("/account/password", ChangePasswordAsync)
            .RequireAuthorization(Access.Read).RequireRateLimiting(AccountServices.SignInLimit);
        forms.MapPost("/account/sessions/end", EndSession).RequireAuthorization(Access.Read);
        forms.MapSecondFactorForms();
        forms.MapPasskeyForms();
    }

    /// <summary>What Identity refuses, in words.</summary>
    public static LocalText Explain(IdentityResult result) => result.Errors.First().Code switch
    {
        "PasswordTooShort" => new("密码至少要 10 个字符。", "A password has at least 10 characters."),
        "PasswordRequiresUniqueChars" => new(
            "密码太简单，至少要有 5 个不同的字符。", "Too simple: use at least 5 different characters."),
        "DuplicateUserName" => new("这个名字已经有人用了。", "That name is taken."),
        "InvalidUserName" => new("请写上名字。", "Give a name."),
        "PasswordMismatch" => WrongPresentPassword,
        var other => new($"没有保存（{other}）。", $"Not saved ({other})."),
    };

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        PersonSignIn signIn,
        PeopleDirectory people,
        AuditTrail audit,
        Flash flash,
        [FromForm] string? name,
        [FromForm] string? password,
        [FromForm] string? to)
    {
        var result = await signIn.PasswordSignInAsync(
            (name ?? "").Trim(), password ?? "", isPersistent: false, lockoutOnFailure: true);
        var user = people.FindByName(name ?? "");
        if (result.Succeeded && user is not null)
        {
            audit.Add(user, "sign-in", user.Name);
            return Forms.GoBack(context, to);
        }

        if (result.RequiresTwoFactor)
        {
            return Forms.Go("/admin/sign-in/code" + QueryString.Create("to", to ?? ""));
        }

        if (result.IsLockedOut && user is not null)
        {
            audit.Add(null, "sign-in.locked", user.Name);
        }

        flash.Say(context, isGood: false, result.IsLockedOut ? Locked : WrongPassword);
        return Forms.Go("/admin/sign-in" + QueryString.Create("to", to ?? ""));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, PersonSignIn signIn, Sessions sessions)
    {
        sessions.End(context.User.PersonId, Sessions.IdOf(context.User));
        await signIn.SignOutAsync();
        return Forms.Go("/admin/sign-in");
    }

    private static async Task<IResult> AcceptAsync(
        HttpContext context,
        PeopleDirectory people,
        Invitations invitations,
        PersonSignIn signIn,
        Flash flash,
        [FromForm] string? code,
        [FromForm] string? password)
    {
        if (invitations.Find(code ?? "") is not { } user)
        {
            flash.Say(context, isGood: false, new(
                "邀请码不对或者已经过期，请向管理员再要一个。",
                "That code is wrong or has expired; ask your administrator for another."));
            return Forms.Go("/admin/invitation");
        }

        var result = await people.AcceptAsync(user, password ?? "");
        if (!result.Succeeded)
        {
            flash.Say(context, isGood: false, Explain(result));
            return Forms.Go("/admin/invitation" + QueryString.Create("code", code ?? ""));
        }

        await signIn.SignInAsync(new Person(people.Find(user.Id)!), isPersistent: false);
        return Forms.Go("/admin");
    }

    private static async Task<IResult> ChangePasswordAsync(
        HttpContext context,
        PersonSignIn signIn,
        UserManager<Person> users,
        AuditTrail audit,
        Flash flash,
        [FromForm] string? present,
        [FromForm] string? password)
    {
        var person = await users.GetUserAsync(context.User)
            ?? throw new InvalidOperationException("The person signed in is not in the records.");
        var result = await users.ChangePasswordAsync(person, present ?? "", password ?? "");
        if (result.Succeeded)
        {
            audit.Add(person.Row, "user.password", person.Name);
            await signIn.RefreshSignInAsync(person);
        }

        flash.Say(context, result.Succeeded, result.Succeeded
            ? new("密码已更改，别处的登录都已退出。", "Password changed; other sessions have ended.")
            : Explain(result));
        return Forms.Go("/admin/account");
    }

    private static IResult EndSession(HttpContext context, Sessions sessions, [FromForm] string? session)
    {
        sessions.End(context.User.PersonId, session);
        return Forms.Go("/admin/account");
    }
}
