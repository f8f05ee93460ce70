using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>What a clerk does to drafts.</summary>
internal static class DraftForms
{
    /// <summary>Empty rows a page without script offers below each table.</summary>
    public const int SpareRows = 2;

    public static void MapDraftForms(this RouteGroupBuilder forms)
    {
        var drafts = forms.MapGroup("/drafts").RequireAuthorization(Access.Write);
        drafts.MapPost("/begin", Begin);
        drafts.MapPost("/change", BeginChange);
        drafts.MapPost("/{id}/text", SaveText);
        drafts.MapPost("/{id}/save", Save);
        drafts.MapPost("/{id}/place", Rename);
        drafts.MapPost("/{id}/submit", Submit);
        drafts.MapPost("/{id}/mask", Mask);
        drafts.MapPost("/{id}/restore", Restore);
        drafts.MapPost("/{id}/settle", Settle);
        drafts.MapPost("/{id}/take-back", TakeBack);
        drafts.MapPost("/{id}/discard", Discard);
    }

    /// <summary>Address of a draft's editor.</summary>
    public static string AddressOf(Draft draft) => "/admin/drafts/" + draft.Id;

    private static IResult Begin(
        HostedVillage village,
        WritingDesk desk,
        CurrentUser current,
        TimeProvider time,
        [FromForm] string? kind,
        [FromForm] string? ledger,
        [FromForm] string? period)
    {
        if (!village.IsFounded || !Enum.TryParse<DocumentKind>(kind, ignoreCase: true, out var wanted))
        {
            return Results.NotFound();
        }

        var today = VillageDay.Of(time);
        if (wanted == DocumentKind.Village)
        {
            return village.Library.Village is null
                ? Forms.Go(AddressOf(desk.Begin(DocumentTemplate.BeginVillage("", village.Code), current.Row)))
                : Results.NotFound();
        }

        var key = LedgerKey(ledger);
        var template = wanted == DocumentKind.Finance
            ? DocumentTemplate.BeginFinance(
                key, PeriodOf(period) ?? Duties.NextPeriod(village.Library, key, today), village.Library)
            : DocumentTemplate.Begin(wanted, today, village.Library);
        return Forms.Go(AddressOf(desk.Begin(template, current.Row)));
    }

    private static IResult BeginChange(
        HttpContext context,
        WritingDesk desk,
        CurrentUser current,
        Flash flash,
        [FromForm] string? document,
        [FromForm] string? act,
        [FromForm] string? reason)
    {
        var outcome = desk.BeginChange(document ?? "", act == "withdraw", reason ?? "", current.Row);
        if (outcome is DeskOutcome.Conflict conflict)
        {
            flash.Say(context, isGood: false, new(
                "这份文档已经有一份没写完的稿子，请接着写。", "There is a draft of this document already; go on with it."));
            return Forms.Go(AddressOf(conflict.Current));
        }

        return Answer(context, flash, outcome, "/admin/documents/" + document, said: null);
    }

    private static IResult SaveText(
        FormDesk forms, WritingDesk desk, CurrentUser current, string id, [FromBody] TextSave save) =>
        Json(forms, desk.Save(id, save.Text, save.Version, current.Row));

    /// <summary>The answer to an editor's script.</summary>
    public static IResult Json(FormDesk forms, DeskOutcome outcome) =>
        outcome switch
        {
            DeskOutcome.Done { Draft: var draft } => Results.Json(forms.Look(draft)),
            DeskOutcome.Conflict conflict => Results.Json(
                new { settle = conflict.Address, zh = DeskText.Conflict.Chinese, en = DeskText.Conflict.English },
                statusCode: StatusCodes.Status409Conflict),
            DeskOutcome.Refused { Why: var why } => Results.Json(
                new { zh = why.Chinese, en = why.English }, statusCode: StatusCodes.Status422UnprocessableEntity),
            _ => Results.NotFound(),
        };

    private static IResult Save(
        HttpContext context,
        WritingDesk desk,
        CurrentUser current,
        Flash flash,
        string id,
        [FromForm] string? text,
        [FromForm] long version) =>
        Answer(context, flash, desk.Save(id, text ?? "", version, current.Row), "/admin/drafts/" + id,
            new("已保存。", "Saved."));

    private static IResult Rename(
        HttpContext context,
        WritingDesk desk,
        CurrentUser current,
        Flash flash,
        string id,
        [FromForm] string? path,
        [FromForm] long version) =>
        Answer(context, flash, desk.Rename(id, path ?? "", version, current.Row), "/admin/drafts/" + id,
            new("位置已更改。", "Moved."));

    private static IResult Submit(
        HttpContext context,
        WritingDesk desk,
        CurrentUser current,
        Flash flash,
        string id,
        IFormCollection form,
        [FromForm] string? text,
        [FromForm] long version)
    {
        var user = current.Row;
        if (text is not null)
        {
            // The button is below the text: what stands there is what is meant.
            var saved = desk.Save(id, text, version, user);
            if (saved is not DeskOutcome.Done { Draft: var draft })
            {
                return Answer(context, flash, saved, "/admin/drafts/" + id, said: null);
            }

            version = draft.Version;
        }

        return Answer(context, flash, desk.Submit(id, Confirmed(form), version, user), "/admin/drafts/" + id,
            DeskText.Submitted);
    }

    private static IResult Mask(
        HttpContext context,
        WritingDesk desk,
        CurrentUser current,
        Flash flash,
        string id,
        [FromForm] string? text,
        [FromForm] long version,
        [FromForm] int line)
    {
        var before = text?.ReplaceLineEndings("\n") ?? desk.Find(id)?.Markdown ?? "";
        return Answer(
            context,
            flash,
            desk.Save(id, DraftMask.Apply(before, line), version, current.Row),
            "/admin/drafts/" + id,
            new("号码遮住了。", "The number is masked."));
    }

    private static IResult Restore(
        HttpContext context,
        WritingDesk desk,
        CurrentUser current,
        Flash flash,
        string id,
        [FromForm] long version,
        [FromForm] long at) =>
        desk.TextOf(id, at) is { } text
            ? Answer(context, flash, desk.Save(id, text, version, current.Row), "/admin/drafts/" + id,
                new("已回到那一次的文字。", "Back at that text."))
            : Results.NotFound();

    private static IResult Settle(
        HttpContext context,
        WritingDesk desk,
        CurrentUser current,
        Flash flash,
        IFormCollection form,
        string id,
        [FromForm] long version,
        [FromForm(Name = "base")] long from,
        [FromForm] string? mine)
    {
        if (desk.Find(id) is not { } draft || desk.Compare(draft, from, mine ?? "") is not { } pieces)
        {
            return Results.NotFound();
        }

        if (draft.Version != version)
        {
            flash.Say(context, isGood: false, DeskText.Conflict);
            return Forms.Go(FormattableString.Invariant($"/admin/drafts/{id}/conflict?base={from}&mine={mine}"));
        }

        var text = ThreeWayText.Join(pieces, (number, piece) =>
            form[FormattableString.Invariant($"p{number}")].ToString() switch
            {
                "mine" => piece.Mine,
                "both" => [.. piece.Theirs, .. piece.Mine],
                _ => piece.Theirs,
            });
        return Answer(context, flash, desk.Save(id, text, version, current.Row), "/admin/drafts/" + id,
            new("两个人的改动合在一起了。", "Both changes are put together."));
    }

    /// <summary>Keys of the warnings ticked in a form.</summary>
    public static string[] Confirmed(IFormCollection form) =>
        [.. form["confirmed"].OfType<string>()];

    private static IResult TakeBack(
        HttpContext context, WritingDesk desk, CurrentUser current, Flash flash, string id) =>
        Answer(context, flash, desk.TakeBack(id, current.Row), "/admin/drafts/" + id,
            new("已撤回，可以接着写。", "Taken back; go on writing."));

    private static IResult Discard(
        HttpContext context, WritingDesk desk, CurrentUser current, Flash flash, string id)
    {
        var outcome = desk.Discard(id, current.Row);
        if (outcome is not DeskOutcome.Done)
        {
            return Answer(context, flash, outcome, "/admin/drafts/" + id, said: null);
        }

        flash.Say(context, isGood: true, new("稿子已丢弃。", "The draft was given up."));
        return Forms.Go("/admin/documents");
    }

    /// <summary>Goes on to the draft, or back with the reason.</summary>
    public static IResult Answer(
        HttpContext context, Flash flash, DeskOutcome outcome, string back, LocalText? said)
    {
        switch (outcome)
        {
            case DeskOutcome.Done done:
                if (said is { } text)
                {
                    flash.Say(context, isGood: true, text);
                }

                return Forms.Go(AddressOf(done.Draft));
            case DeskOutcome.Conflict conflict:
                flash.Say(context, isGood: false, DeskText.Conflict);
                return Forms.Go(conflict.Address ?? back);
            case DeskOutcome.Refused refused:
                flash.Say(context, isGood: false, refused.Why);
                return Forms.Go(back);
            default:
                return Results.NotFound();
        }
    }

    /// <summary>A ledger's key; the committee's when what was sent is none.</summary>
    public static string LedgerKey(string? ledger) =>
        ledger is { Length: > 0 and <= 40 } && ledger.All(c => char.IsAsciiLetterLower(c) || c == '-')
            ? ledger
            : "committee";

    /// <summary>Reads what the duty list writes: a month or a quarter.</summary>
    public static Period? PeriodOf(string? text) => text?.Split('-') switch
    {
        [var year, ['Q', >= '1' and <= '4'] quarter] when IsYear(year, out var value) =>
            new Period(PeriodLength.Quarter, value, quarter[1] - '0'),
        [var year, { Length: 2 } month] when IsYear(year, out var value)
            && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= 12 => new Period(PeriodLength.Month, value, number),
        _ => null,
    };

    private static bool IsYear(string text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= 1949 and <= 2999;
}

/// <summary>What the editor sends as the clerk pauses.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Version">The version it was made from.</param>
internal sealed record TextSave(string Text, long Version);
