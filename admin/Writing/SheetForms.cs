using Microsoft.AspNetCore.Mvc;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
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

    public static void MapSheetForms(this RouteGroupBuilder forms) =>
        forms.MapPost("/drafts/from-sheet", BeginAsync).RequireAuthorization(Access.Write);

    private static async Task<IResult> BeginAsync(
        HttpContext context,
        HostedVillage village,
        WritingDesk desk,
        CurrentUser current,
        Flash flash,
        TimeProvider time,
        IFormFileCollection files,
        [FromForm] string? ledger,
        [FromForm] string? period)
    {
        if (!village.IsFounded)
        {
            return Results.NotFound();
        }

        var key = DraftForms.LedgerKey(ledger);
        var span = DraftForms.PeriodOf(period) ?? Duties.NextPeriod(village.Library, key, VillageDay.Of(time));
        var (draft, why) = await ReadAsync(files, village, key, span, context.RequestAborted);
        if (draft is null)
        {
            flash.Say(context, isGood: false, why);
            return Forms.Go("/admin");
        }

        var template = DocumentTemplate.BeginFinance(key, span, village.Library) with { Text = draft.Markdown };
        if (desk.OpenFor(template.Path[..^3]) is { } begun)
        {
            flash.Say(context, isGood: false, new(
                "这个月已经有一份没写完的稿子。要从表格重来，请先丢弃它。",
                "There is a draft of that period already. Give it up first to begin again from the sheet."));
            return Forms.Go(DraftForms.AddressOf(begun));
        }

        var saved = desk.Begin(template, current.Row, draft.Findings.Select(InWords));
        flash.Say(context, isGood: true, new(
            $"从表格读到 {draft.LineCount} 笔，有 {draft.Findings.Count} 处要看一看。",
            $"{draft.LineCount} lines were read from the sheet; {draft.Findings.Count} things to look at."));
        return Forms.Go(DraftForms.AddressOf(saved));
    }

    private static async Task<(LedgerDraft? Draft, LocalText Why)> ReadAsync(
        IFormFileCollection files,
        HostedVillage village,
        string ledger,
        Period period,
        CancellationToken cancellationToken)
    {
        if (files is not [{ Length: > 0 and <= SheetReader.MaxFileBytes } file, ..])
        {
            return (null, NoFile);
        }

        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, cancellationToken);
        var reading = SheetReader.Read(copy.ToArray());
        if (reading.Findings.FirstOrDefault(finding => finding.Severity == Severity.Error) is { } refused)
        {
            return (null, refused.Message);
        }

        var remembered = new Dictionary<string, LedgerColumn>();
        foreach (var sheet in reading.Sheets)
        {
            if (LedgerGuess.Guess(sheet, remembered) is not { } mapping)
            {
                continue;
            }

            var former = DocumentTemplate.Former(ledger, period, village.Library);
            var head = new LedgerHead(
                ledger,
                DocumentTemplate.FinanceTitle(ledger, period, village.Library),
                period,
                former?.Closing.Value ?? former?.ComputedClosing);
            return (LedgerImport.Draft(sheet, mapping, head), NoHeader);
        }

        return (null, NoHeader);
    }

    private static DraftComment InWords(ImportFinding finding) => new(
        "",
        finding.Row > 0
            ? $"表“{finding.Sheet}”第 {finding.Row} 行：{finding.Message.Chinese} · {finding.Message.English}"
            : $"{finding.Message.Chinese} · {finding.Message.English}",
        Line: null,
        DateTimeOffset.UnixEpoch);
}
