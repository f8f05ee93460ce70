using Microsoft.AspNetCore.Mvc;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Import;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>Turns the agency's spreadsheet into a draft of a month's accounts.</summary>
internal static class SheetForms
{
    private static readonly LocalText NoFile = new("请先选一个表格文件。", "Choose a spreadsheet first.");

    private static readonly LocalText NoHeader = new(
        "没认出表头。表里要有一行写着日期、摘要、金额（或收入、支出）。",
        "No header row was recognised: date, description and amount (or income and spending) are needed.");

    public static void MapSheetForms(this RouteGroupBuilder forms)
    {
        forms.MapPost("/drafts/from-sheet", KeepAsync).RequireAuthorization(Access.Write);
        forms.MapPost("/import/{file}", Begin).RequireAuthorization(Access.Write);
    }

    private static async Task<IResult> KeepAsync(
        HttpContext context,
        HostedVillage village,
        SheetDesk sheets,
        Flash flash,
        IFormFileCollection files,
        [FromForm] string? ledger,
        [FromForm] string? period)
    {
        if (!village.IsFounded)
        {
            return Results.NotFound();
        }

        var query = QueryString.Create("ledger", ledger ?? "").Add("period", period ?? "");
        if (files is not [{ Length: > 0 and <= SheetReader.MaxFileBytes } file, ..])
        {
            flash.Say(context, isGood: false, NoFile);
            return Forms.Go("/admin/import" + query);
        }

        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, context.RequestAborted);
        var (kept, why) = sheets.Keep(copy.ToArray());
        if (kept is { } hash)
        {
            return Forms.Go($"/admin/import/{hash}{query}");
        }

        flash.Say(context, isGood: false, why!.Value);
        return Forms.Go("/admin/import" + query);
    }

    private static IResult Begin(
        HttpContext context,
        HostedVillage village,
        SheetDesk sheets,
        WritingDesk desk,
        CurrentUser current,
        Flash flash,
        TimeProvider time,
        IFormCollection form,
        string file)
    {
        var choice = SheetChoice.Read(name => form[name]);
        if (!village.IsFounded
            || sheets.Open(file, choice.Encoding) is not { } reading
            || choice.SheetIndex >= reading.Sheets.Count)
        {
            return Results.NotFound();
        }

        var sheet = reading.Sheets[choice.SheetIndex];
        if (sheets.Guess(sheet) is not { } guess)
        {
            flash.Say(context, isGood: false, NoHeader);
            return Forms.Go("/admin/import");
        }

        var ledger = DraftForms.LedgerKey(form["ledger"]);
        var period = DraftForms.PeriodOf(form["period"])
            ?? Duties.NextPeriod(village.Library, ledger, VillageDay.Of(time));
        var mapping = choice.ApplyTo(guess);
        var drafted = sheets.Draft(sheet, mapping, ledger, period);
        var template = DocumentTemplate.BeginFinance(ledger, period, village.Library) with { Text = drafted.Markdown };
        if (desk.OpenFor(template.Path[..^3]) is { } begun)
        {
            flash.Say(context, isGood: false, new(
                "这个月已经有一份没写完的稿子。要从表格重来，请先丢弃它。",
                "There is a draft of that period already. Give it up first to begin again from the sheet."));
            return Forms.Go(DraftForms.AddressOf(begun));
        }

        sheets.Remember(mapping);
        var saved = desk.Begin(
            template, current.Row, reading.Findings.Concat(drafted.Findings).Distinct().Select(InWords));
        flash.Say(context, isGood: true, new(
            $"从表格读到 {drafted.LineCount} 笔。", $"{drafted.LineCount} lines were read from the sheet."));
        return Forms.Go(DraftForms.AddressOf(saved));
    }

    private static DraftComment InWords(ImportFinding finding) => new(
        "",
        $"{finding.Message.Chinese} · {finding.Message.English}",
        Line: null,
        DateTimeOffset.UnixEpoch);
}
