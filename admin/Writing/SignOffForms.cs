using Microsoft.AspNetCore.Mvc;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>What a reviewer does to submissions.</summary>
internal static class SignOffForms
{
    public static void MapSignOffForms(this RouteGroupBuilder forms)
    {
        var reviews = forms.MapGroup("/reviews").RequireAuthorization(Access.Review);
        reviews.MapPost("/{id}/publish", Publish);
        reviews.MapPost("/{id}/return", Return);
    }

    private static IResult Publish(
        HttpContext context,
        SignOffDesk desk,
        CurrentUser current,
        Flash flash,
        string id,
        [FromForm] long version,
        [FromForm] string? at)
    {
        var outcome = desk.Publish(id, version, current.Row, VillageDay.TryReadMoment(at));
        if (outcome is DeskOutcome.Done { Draft: { State: DraftState.Approved } waiting })
        {
            flash.Say(context, isGood: true, new(
                $"签好了，到 {VillageDay.Local(waiting.PublishAt!.Value):MM-dd HH:mm} 自动公布。",
                $"Signed; it becomes public on {VillageDay.Local(waiting.PublishAt!.Value):yyyy-MM-dd HH:mm}."));
            return Forms.Go("/admin/reviews");
        }

        if (outcome is DeskOutcome.Done { Draft: var draft })
        {
            flash.Say(context, isGood: true, new(
                "已公布，屏幕和手机上马上就能看到。", "Published; screens and phones show it at once."));
            return Forms.Go("/admin/documents/" + draft.DocumentId);
        }

        return DraftForms.Answer(context, flash, outcome, "/admin/reviews/" + id, said: null);
    }

    private static IResult Return(
        HttpContext context,
        SignOffDesk desk,
        CurrentUser current,
        Flash flash,
        string id,
        [FromForm] string? reason,
        [FromForm] long version)
    {
        var outcome = desk.Return(id, reason ?? "", version, current.Row);
        if (outcome is DeskOutcome.Done)
        {
            flash.Say(context, isGood: true, new LocalText("已退回给经办人。", "Returned to its author."));
            return Forms.Go("/admin/reviews");
        }

        return DraftForms.Answer(context, flash, outcome, "/admin/reviews/" + id, said: null);
    }
}
