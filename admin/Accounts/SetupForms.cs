using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Admin.Writing;
using VillagePublic.Content;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>The first start: whoever can read the terminal makes the first account, and founds the village.</summary>
internal static partial class SetupForms
{
    private static readonly LocalText WrongCode = new(
        "启动码不对。它在运行程序的窗口里，每次启动都会换。",
        "That is not the start code. It stands in the program's window and changes with every start.");

    private static readonly LocalText BadVillage = new(
        "请填写村名，以及 12 位数字的区划代码。", "Give the village's name and its 12-digit division code.");

    public static void MapSetupForms(this RouteGroupBuilder forms) =>
        forms.MapPost("/setup", SetUpAsync).AllowAnonymous().RequireRateLimiting(AccountServices.SignInLimit);

    private static async Task<IResult> SetUpAsync(
        HttpContext context,
        PeopleDirectory people,
        SetupCode setup,
        HostedVillage village,
        WritingDesk desk,
        PersonSignIn signIn,
        Flash flash,
        [FromForm] string? code,
        [FromForm] string? name,
        [FromForm] string? password,
        [FromForm] string? village_name,
        [FromForm] string? village_code)
    {
        if (!people.IsFirstRun)
        {
            return Forms.Go("/admin/sign-in");
        }

        var again = "/admin/setup" + QueryString.Create("code", code ?? "");
        if (!setup.Matches(code))
        {
            flash.Say(context, isGood: false, WrongCode);
            return Forms.Go("/admin/setup");
        }

        var founds = !village.IsFounded;
        if (founds && (string.IsNullOrWhiteSpace(village_name) || !DivisionCode().IsMatch(village_code ?? "")))
        {
            flash.Say(context, isGood: false, BadVillage);
            return Forms.Go(again);
        }

        var result = await people.TryAddAsync(name ?? "", password ?? "", UserRole.Administrator, by: null);
        if (!result.Succeeded)
        {
            flash.Say(context, isGood: false, AccountForms.Explain(result));
            return Forms.Go(again);
        }

        var first = people.FindByName(name!)!;
        if (founds)
        {
            village.Found(village_code!, HostedVillage.UsualOrigin(village_code!), SignerBook.Of([first]));
            desk.Begin(DocumentTemplate.BeginVillage(village_name!.Trim(), village_code!), first);
        }

        await signIn.SignInAsync(new Person(first), isPersistent: false);
        return Forms.Go("/admin");
    }

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex DivisionCode();
}
