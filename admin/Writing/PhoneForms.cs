using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>Pictures sent from a phone that is not signed in: the code on the clerk's screen lets it in.</summary>
internal static class PhoneForms
{
    /// <summary>Cookie of the phone that has opened a code.</summary>
    public const string Cookie = "vp-phone";

    private static readonly LocalText Gone = new(
        "这个码用过了或者过期了，请在电脑上再要一个。", "This code was used or is too old; ask for another on the computer.");

    public static void MapPhoneForms(this RouteGroupBuilder forms)
    {
        forms.MapPost("/drafts/{id}/phone-link", Issue).RequireAuthorization(Access.Write);
        forms.MapPost("/phone/{code}/send", SendAsync).AllowAnonymous();
    }

    private static IResult Issue(WritingDesk desk, PhoneLinks links, CurrentUser current, string id) =>
        desk.Find(id) is { IsEditable: true }
            ? Forms.Go($"/admin/drafts/{id}{QueryString.Create("phone", links.Issue(id, current.Row.Id))}#files")
            : Results.NotFound();

    private static async Task<IResult> SendAsync(
        HttpContext context,
        PhoneLinks links,
        WritingDesk desk,
        AdminStore store,
        Flash flash,
        TimeProvider time,
        string code,
        IFormFileCollection files)
    {
        var back = "/admin/phone/" + code;
        if (links.Use(code, context.Request.Cookies[Cookie]) is not { } link
            || store.FindUser(link.UserId) is not { IsClosed: false } clerk)
        {
            flash.Say(context, isGood: false, Gone);
            return Forms.Go(back);
        }

        var sent = 0;
        foreach (var file in files)
        {
            var outcome = await DraftFiles.AddAsync(
                file, desk, store, clerk, time, link.DraftId, context.RequestAborted);
            if (outcome is not DeskOutcome.Done)
            {
                flash.Say(context, isGood: false, outcome is DeskOutcome.Refused refused ? refused.Why : Gone);
                return Forms.Go(back);
            }

            sent++;
        }

        flash.Say(context, isGood: sent > 0, sent > 0
            ? new($"传过去了 {sent} 张，可以接着拍。", $"{sent} sent; go on if there are more.")
            : new("请先选照片。", "Choose a picture first."));
        return Forms.Go(back);
    }
}
