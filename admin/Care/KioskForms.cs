using Microsoft.AspNetCore.Mvc;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Store.Admin;
using VillagePublic.Kiosk.Care;
using VillagePublic.Kiosk.Hosting;

namespace VillagePublic.Admin.Care;

/// <summary>Pairing screens, looking after them, and letting them go.</summary>
internal static class KioskForms
{
    /// <summary>Longest name of a place; it must fit on one line of a phone.</summary>
    public const int MaxNameLength = 30;

    private const string Page = "/admin/kiosks";

    // A screen on the same network answers within a second; nobody likes to look at a page that does not come.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    private static readonly LocalText Gone = new("没有这块屏幕。", "There is no such screen.");

    public static void MapKioskForms(this RouteGroupBuilder forms)
    {
        var kiosks = forms.MapGroup("/kiosks");
        kiosks.MapPost("/pair", Pair).RequireAuthorization(Access.Kiosks);
        kiosks.MapPost("/{id}/remove", Remove).RequireAuthorization(Access.Kiosks);
        kiosks.MapPost("/{id}/picture", AskPictureAsync).RequireAuthorization(Access.Kiosks);
        kiosks.MapPost("/{id}/restart", AskRestart).RequireAuthorization(Access.Kiosks);
        kiosks.MapPost("/{id}/settings", Set).RequireAuthorization(Access.Kiosks);
        kiosks.MapGet("/{id}/picture.png", PictureAsync).RequireAuthorization(Access.Read);
    }

    private static IResult Pair(
        HttpContext context,
        HostedVillage village,
        KioskWatch watch,
        CurrentUser current,
        Flash flash,
        [FromForm] string? fingerprint,
        [FromForm] string? name)
    {
        var place = (name ?? "").Trim();
        if (place.Length is 0 or > MaxNameLength)
        {
            flash.Say(context, isGood: false, new(
                $"请写屏幕放在哪里，最多 {MaxNameLength} 个字。",
                $"Say where the screen stands, in at most {MaxNameLength} characters."));
        }
        else if (watch.Pair(village.Code, fingerprint ?? "", place, current.Row))
        {
            flash.Say(context, isGood: true, new($"“{place}”的屏幕接好了。", $"The screen '{place}' is paired."));
        }
        else
        {
            flash.Say(context, isGood: false, new(
                "这块屏幕现在没有在等着连接。", "That screen is not waiting to be paired any more."));
        }

        return Forms.Go(Page);
    }

    private static IResult Remove(
        HttpContext context, AdminStore store, CurrentUser current, Flash flash, TimeProvider time, string id)
    {
        if (store.FindKiosk(id) is { } kiosk && store.RemoveKiosk(id))
        {
            store.AddAudit(time.GetUtcNow(), current.Row, "kiosk-remove", id, kiosk.Name);
            flash.Say(context, isGood: true, new(
                $"已经去掉“{kiosk.Name}”。它还会照样显示，只是不再列在这里。",
                $"'{kiosk.Name}' was removed. It goes on showing; it is only not listed here."));
        }

        return Forms.Go(Page);
    }

    private static async Task<IResult> AskPictureAsync(
        HttpContext context, HostedVillage village, KioskWatch watch, CurrentUser current, Flash flash, string id)
    {
        if (Order(village, watch, current, id, KioskTaskKind.Picture) is not { } task)
        {
            flash.Say(context, isGood: false, Gone);
            return Forms.Go(Page);
        }

        if (await watch.WaitForAsync(id, task, Patience, context.RequestAborted))
        {
            flash.Say(context, isGood: true, new("照片来了。", "Here is the picture."));
        }
        else
        {
            flash.Say(context, isGood: false, new(
                "屏幕还没有回话。它十分钟之内回话，照片就会来；请过一会儿再打开这一页。",
                "The screen has not answered yet. If it does within ten minutes the picture comes; look later."));
        }

        return Forms.Go(Page);
    }

    private static IResult AskRestart(
        HttpContext context, HostedVillage village, KioskWatch watch, CurrentUser current, Flash flash, string id)
    {
        var isOrdered = Order(village, watch, current, id, KioskTaskKind.Restart) is not null;
        flash.Say(context, isOrdered, isOrdered
            ? new("已经叫它重新启动，一分钟之内见效。", "It was told to start again; that takes a minute at most.")
            : Gone);
        return Forms.Go(Page);
    }

    private static IResult Set(
        HttpContext context,
        HostedVillage village,
        KioskWatch watch,
        OwnScreen own,
        CurrentUser current,
        Flash flash,
        IFormCollection form,
        string id)
    {
        var (wishes, why) = KioskSettingsForm.Read(name => form[name]);
        if (wishes is null)
        {
            flash.Say(context, isGood: false, why!.Value);
        }
        else if (id == KioskCard.Here)
        {
            own.Set(wishes, current.Row);
            flash.Say(context, isGood: true, new(
                "存好了，下次启动程序时换上。", "Kept; they come into force when the program starts again."));
        }
        else if (watch.Set(village.Code, id, wishes, current.Row))
        {
            village.Feed?.Signal.Raise();
            flash.Say(context, isGood: true, new(
                "设置发出了，屏幕没人看的时候换上。", "The settings are sent; the screen takes them over when nobody reads."));
        }
        else
        {
            flash.Say(context, isGood: false, Gone);
        }

        return Forms.Go(Page);
    }

    private static async Task<IResult> PictureAsync(
        HostedVillage village, KioskWatch watch, IServiceProvider services, string id, CancellationToken gone)
    {
        var png = id == KioskCard.Here
            ? services.GetService<KioskScreen>() is { } screen ? await screen.TakePictureAsync(gone) : null
            : watch.FindIn(village.Code, id) is not null ? watch.Picture(id)?.Png : null;
        return png is null ? Results.NotFound() : Results.Bytes(png, "image/png");
    }

    private static string? Order(
        HostedVillage village, KioskWatch watch, CurrentUser current, string id, KioskTaskKind kind)
    {
        var task = watch.Order(village.Code, id, kind, current.Row);
        village.Feed?.Signal.Raise(); // Screens look when anything may be new, and report then.
        return task;
    }
}
