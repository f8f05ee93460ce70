using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>A reviewer goes away and comes back.</summary>
internal static class SubstituteForms
{
    private const string Page = "/admin/reviews";

    public static void MapSubstituteForms(this RouteGroupBuilder forms)
    {
        forms.MapPost("/substitute/begin", Begin).RequireAuthorization(Access.Review);
        forms.MapPost("/substitute/end", End).RequireAuthorization(Access.Review);
    }

    private static IResult Begin(
        HttpContext context,
        Substitutes substitutes,
        WritingDesk desk,
        AdminStore store,
        CurrentUser current,
        Flash flash,
        [FromForm] string? who,
        [FromForm] string? from,
        [FromForm] string? until)
    {
        var absent = current.Row;
        if (substitutes.Begin(absent, who, Day(from), Day(until)) is { } why)
        {
            flash.Say(context, isGood: false, why);
            return Forms.Go(Page);
        }

        var substitute = store.FindUser(who!)!;
        desk.Begin(
            DocumentTemplate.BeginSubstitution(
                absent.DisplayName, substitute.DisplayName, Day(from)!.Value, Day(until)!.Value),
            absent);
        flash.Say(context, isGood: true, new(
            $"记下了，{substitute.DisplayName} 代您审核。给村民看的通知已经起草，请经办人提交。",
            $"Noted: {substitute.DisplayName} stands in for you. A notice for villagers is drafted for the clerk."));
        return Forms.Go(Page);
    }

    private static IResult End(HttpContext context, Substitutes substitutes, CurrentUser current, Flash flash)
    {
        substitutes.End(current.Row);
        flash.Say(context, isGood: true, new("您又可以审核了。", "You sign off again."));
        return Forms.Go(Page);
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
