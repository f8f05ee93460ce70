using Microsoft.AspNetCore.Mvc;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content.Forms;
using VillagePublic.Content.Import;

namespace VillagePublic.Admin.Writing;

/// <summary>What the structured forms send.</summary>
internal static class FormForms
{
    public static void MapFormForms(this RouteGroupBuilder forms)
    {
        var drafts = forms.MapGroup("/drafts/{id}").RequireAuthorization(Access.Write);
        drafts.MapPost("/fields", SaveFields);
        drafts.MapPost("/form", SaveForm).WithFormOptions(valueCountLimit: FormSave.MaxFields);
        drafts.MapPost("/pasted", Pasted);
    }

    private static IResult SaveFields(
        FormDesk desk, CurrentUser current, string id, [FromBody] FormSave save) =>
        DraftForms.Json(desk, desk.Save(
            id,
            save.Version,
            _ => save is { Keys: { } keys, Blocks: { } blocks } ? new FormEdit(keys, blocks) : null,
            current.Row));

    private static IResult SaveForm(
        HttpContext context,
        FormDesk desk,
        WritingDesk writing,
        CurrentUser current,
        Flash flash,
        IFormCollection form,
        string id,
        [FromForm] long version,
        [FromForm] string? add,
        [FromForm] string? then)
    {
        var outcome = desk.Save(
            id, version, text => FormSave.Read(text, name => form[name], form.Keys), current.Row);
        if (outcome is DeskOutcome.Done && add is { Length: > 0 })
        {
            outcome = desk.Add(id, add, current.Row);
        }

        if (outcome is DeskOutcome.Done { Draft: var saved } && then == "submit")
        {
            outcome = writing.Submit(id, DraftForms.Confirmed(form), saved.Version, current.Row);
            return DraftForms.Answer(context, flash, outcome, "/admin/drafts/" + id, DeskText.Submitted);
        }

        return DraftForms.Answer(context, flash, outcome, "/admin/drafts/" + id, new("已保存。", "Saved."));
    }

    // The clipboard of WPS and Excel is HTML; of other programs it is text with tabs.
    private static IResult Pasted(string id, [FromBody] PastedTable pasted)
    {
        var reading = pasted.Html is { Length: > 0 and <= WritingDesk.MaxTextLength } html
            && html.Contains("<table", StringComparison.OrdinalIgnoreCase)
                ? SheetReader.ReadPasted(html)
                : SheetReader.ReadPastedText(pasted.Text ?? "");
        return reading.Sheets is [var sheet, ..]
            ? Results.Json(new { rows = FormPaste.Fit(sheet, pasted.Headers ?? []) })
            : Results.Json(new { rows = Array.Empty<string[]>() });
    }
}

/// <summary>What was pasted into a grid.</summary>
internal sealed record PastedTable(string? Html, string? Text, IReadOnlyList<string>? Headers);
