using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content;

namespace VillagePublic.Admin.Accounts;

/// <summary>Passkeys: registering a device, signing in with it, giving it up.</summary>
/// <remarks>Each takes two steps. The first asks the device a question that counts once and for five minutes; the
/// second is the page's own form, with the device's answer in it.</remarks>
internal static class PasskeyForms
{
    /// <summary>Longest name of a device.</summary>
    public const int MaxNameLength = 30;

    /// <summary>Most devices of a person: more than anybody carries, and a row stays small.</summary>
    public const int MaxCount = 10;

    private const string Page = "/admin/account";

    private static readonly LocalText NotHere = new(
        "这个地址用不了指纹登录，要用 https:// 开头的域名打开。",
        "Passkeys do not work at this address; open it by a name that begins with https://.");

    private static readonly LocalText NotKnown = new(
        "没有登录：这台设备没有登记过，或者已经停用。请用密码登录。",
        "Not signed in: this device is not registered, or not any more. Sign in with the password.");

    private static readonly LocalText NotMade = new(
        "没有登记成功，请再试一次。", "The device was not registered; try again.");

    public static void MapPasskeyForms(this RouteGroupBuilder forms)
    {
        forms.MapPost("/sign-in/passkey", SignInAsync)
            .AllowAnonymous().RequireRateLimiting(AccountServices.SignInLimit);
        forms.MapPost("/sign-in/passkey/ask", AskAsync)
            .AllowAnonymous().RequireRateLimiting(AccountServices.SignInLimit);
        var own = forms.MapGroup("/account/passkeys").RequireAuthorization(Access.Read);
        own.MapPost("/ask", BeginAsync).RequireRateLimiting(AccountServices.SignInLimit);
        own.MapPost("/add", AddAsync);
        own.MapPost("/remove", RemoveAsync);
    }

    /// <summary>Whether browsers have passkeys for the address they came by: only for names, and only where nobody
    /// between can change the page.</summary>
    public static bool IsPossible(HttpRequest request) =>
        request.Host.Host == "localhost" || (request.IsHttps && !IPAddress.TryParse(request.Host.Host, out _));

    private static async Task<IResult> AskAsync(HttpContext context, PersonSignIn signIn) =>
        IsPossible(context.Request)
            ? Results.Text(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json")
            : Refuse(NotHere);

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        PersonSignIn signIn,
        AuditTrail audit,
        Flash flash,
        [FromForm] string? answer,
        [FromForm] string? to)
    {
        if (await signIn.TryPasskeyAsync(answer ?? "") is { } person)
        {
            audit.Add(person.Row, "sign-in.passkey", person.Name);
            return Forms.GoBack(context, to);
        }

        flash.Say(context, isGood: false, NotKnown);
        return Forms.Go("/admin/sign-in" + QueryString.Create("to", to ?? ""));
    }

    // A stranger at a computer left open could otherwise come back for ever.
    private static async Task<IResult> BeginAsync(
        HttpContext context,
        UserManager<Person> users,
        PersonSignIn signIn,
        CurrentUser current,
        IDesk desk,
        [FromForm] string? present)
    {
        if (!IsPossible(context.Request))
        {
            return Refuse(NotHere);
        }

        if (current.Row.Passkeys.Count >= MaxCount)
        {
            return Refuse(new($"最多登记 {MaxCount} 台设备。", $"At most {MaxCount} devices."));
        }

        var person = new Person(current.Row);
        if (!await users.CheckPasswordAsync(person, present ?? ""))
        {
            return Refuse(AccountForms.WrongPresentPassword);
        }

        // Devices list their passkeys by these words, also those for other villages of the same host.
        return Results.Text(
            await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
            {
                Id = person.Id,
                Name = $"{person.Name} · {desk.Name.Chinese}",
                DisplayName = person.Row.DisplayName,
            }),
            "application/json");
    }

    private static async Task<IResult> AddAsync(
        HttpContext context,
        UserManager<Person> users,
        PersonSignIn signIn,
        CurrentUser current,
        AuditTrail audit,
        Flash flash,
        [FromForm] string? answer,
        [FromForm] string? name)
    {
        var made = await signIn.TryAttestAsync(answer ?? "", current.Row.Id);
        var device = (name ?? "").Trim();
        device = device[..Math.Min(device.Length, MaxNameLength)];
        var isAdded = made is not null;
        if (made is not null)
        {
            made.Name = device;
            isAdded = (await users.AddOrUpdatePasskeyAsync(new Person(current.Row), made)).Succeeded;
        }

        if (isAdded)
        {
            audit.Add(current.Row, "user.passkey-add", current.Row.Name, device);
        }

        flash.Say(context, isAdded, isAdded
            ? new($"“{device}”登记好了，下次可以不打密码登录。", $"'{device}' is registered; it signs in without a password.")
            : NotMade);
        return Forms.Go(Page);
    }

    private static async Task<IResult> RemoveAsync(
        HttpContext context,
        UserManager<Person> users,
        PersonSignIn signIn,
        CurrentUser current,
        AuditTrail audit,
        Flash flash,
        [FromForm] string? id)
    {
        var person = new Person(current.Row);
        if (person.Row.Passkeys.FirstOrDefault(known => Convert.ToHexStringLower(known.Id) == id) is { } passkey
            && (await users.RemovePasskeyAsync(person, passkey.Id)).Succeeded)
        {
            // Who gives a lost phone up means its open session too.
            await users.UpdateSecurityStampAsync(person);
            await signIn.RefreshSignInAsync(person);
            audit.Add(person.Row, "user.passkey-remove", person.Name, passkey.Name);
            flash.Say(context, isGood: true, new(
                $"“{passkey.Name}”去掉了，别处的登录都已退出。", $"'{passkey.Name}' is removed; other sessions have ended."));
        }

        return Forms.Go(Page);
    }

    private static IResult Refuse(LocalText why) => Results.Json(
        new { zh = why.Chinese, en = why.English }, statusCode: StatusCodes.Status422UnprocessableEntity);
}
