using Microsoft.AspNetCore.Mvc;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Villages;

/// <summary>Pairing screens and letting them go.</summary>
internal static class KioskForms
{
    /// <summary>Longest name of a place; it must fit on one line of a phone.</summary>
    public const int MaxNameLength = 30;

    private const string Page = "/admin/kiosks";

    public static void MapKioskForms(this RouteGroupBuilder forms)
    {
        var kiosks = forms.MapGroup("/kiosks").RequireAuthorization(Access.Kiosks);
        kiosks.MapPost("/pair", Pair);
        kiosks.MapPost("/{id}/remove", Remove);
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
}
