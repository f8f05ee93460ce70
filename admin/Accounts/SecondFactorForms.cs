using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content;

namespace VillagePublic.Admin.Accounts;

/// <summary>Setting up the phone's code, and signing in with it or with a printed one.</summary>
internal static class SecondFactorForms
{
    private const string SetUpPage = "/admin/account/phone";

    private static readonly LocalText WrongCode = new(
        "这个码不对，或者已经用过。请等手机换一个新码再试。",
        "That code is wrong or was used already. Wait for the phone's next one.");

    public static void MapSecondFactorForms(this RouteGroupBuilder forms)
    {
        forms.MapPost("/sign-in/code", SignInAsync)
            .AllowAnonymous().RequireRateLimiting(AccountServices.SignInLimit);
        var own = forms.MapGroup("/account/phone")
            .RequireAuthorization(Access.Read).RequireRateLimiting(AccountServices.SignInLimit);
        own.MapPost("/begin", BeginAsync);
        own.MapPost("/confirm", Confirm);
        own.MapPost("/remove", RemoveAsync);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        PersonSignIn signIn,
        AuditTrail audit,
        Flash flash,
        [FromForm] string? code,
        [FromForm] string? to)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } person)
        {
            return Forms.Go("/admin/sign-in");
        }

        var typed = (code ?? "").Trim();
        var isPrinted = typed.Count(char.IsAsciiLetterOrDigit) > 6;
        var result = isPrinted
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(typed)
            : await signIn.TwoFactorAuthenticatorSignInAsync(typed, isPersistent: false, rememberClient: false);
        if (result.Succeeded)
        {
            audit.Add(person.Row, isPrinted ? "sign-in.printed-code" : "sign-in", person.Name);
            return Forms.GoBack(context, to);
        }

        if (result.IsLockedOut)
        {
            audit.Add(null, "sign-in.locked", person.Name);
        }

        flash.Say(context, isGood: false, result.IsLockedOut ? AccountForms.Locked : WrongCode);
        return Forms.Go("/admin/sign-in/code" + QueryString.Create("to", to ?? ""));
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context,
        UserManager<Person> users,
        SecondFactor second,
        CurrentUser current,
        Flash flash,
        [FromForm] string? present)
    {
        var user = current.Row;
        if (!await users.CheckPasswordAsync(new Person(user), present ?? ""))
        {
            flash.Say(context, isGood: false, AccountForms.WrongPresentPassword);
            return Forms.Go("/admin/account");
        }

        second.Begin(current.Row);
        return Forms.Go(SetUpPage);
    }

    private static IResult Confirm(
        HttpContext context, SecondFactor second, CurrentUser current, Flash flash, [FromForm] string? code)
    {
        if (current.Row.TotpEnabled || second.Confirm(current.Row, code ?? "") is not { } printed)
        {
            flash.Say(context, isGood: false, WrongCode);
            return Forms.Go(SetUpPage);
        }

        var codes = "\n" + string.Join('\n', printed);
        flash.Say(context, isGood: true, new(
            "以后登录要手机上的码。请把下面的码打印或抄下来，手机丢了用，每个只能用一次，以后不再显示：" + codes,
            "Signing in now asks for the phone's code. Print or copy these for the day the phone is lost; each works "
            + "once, and they are not shown again:" + codes));
        return Forms.Go("/admin/account");
    }

    private static async Task<IResult> RemoveAsync(
        HttpContext context,
        UserManager<Person> users,
        SecondFactor second,
        CurrentUser current,
        Flash flash,
        [FromForm] string? present)
    {
        var isRight = await users.CheckPasswordAsync(new Person(current.Row), present ?? "");
        if (isRight)
        {
            second.Remove(current.Row);
        }

        flash.Say(context, isRight, isRight
            ? new("以后登录只要密码。", "Signing in now asks for the password only.")
            : AccountForms.WrongPresentPassword);
        return Forms.Go("/admin/account");
    }
}
