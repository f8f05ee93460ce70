using Microsoft.AspNetCore.Mvc;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content;

namespace VillagePublic.Admin.Township;

/// <summary>What a township's administrator does about villages.</summary>
internal static class TownshipForms
{
    /// <summary>Longest name of a village.</summary>
    public const int MaxNameLength = 40;

    private const string Page = "/admin/villages";

    public static void MapTownshipForms(this RouteGroupBuilder forms) =>
        forms.MapPost("/villages/add", AddAsync).RequireAuthorization(Access.People);

    private static async Task<IResult> AddAsync(
        HttpContext context,
        VillageHosts villages,
        ServeOptions options,
        CurrentUser current,
        AuditTrail audit,
        Flash flash,
        TimeProvider time,
        [FromForm] string? name,
        [FromForm] string? code,
        [FromForm] string? administrator)
    {
        var charter = new VillageCharter((code ?? "").Trim(), (name ?? "").Trim(), (administrator ?? "").Trim());
        if (Refuse(charter, options.Data, villages) is { } why)
        {
            flash.Say(context, isGood: false, why);
            return Forms.Go(Page);
        }

        var (invitation, result) = await VillageFounding.FoundAsync(options.Data, charter, time);
        if (invitation is null)
        {
            flash.Say(context, isGood: false, AccountForms.Explain(result));
            return Forms.Go(Page);
        }

        audit.Add(current.Row, "village.add", charter.Code, charter.Name);
        await villages.FindAsync(charter.Code, context.RequestAborted);
        var address = VillageGate.BasePathOf(charter.Code) + "/admin/invitation";
        flash.Say(context, isGood: true, new(
            $"{charter.Name} 建好了。请把邀请码交给 {charter.Administrator}，七天内在 {address} 填写："
            + invitation,
            $"{charter.Name} is founded. Hand this code to {charter.Administrator}; it works once within seven days at "
            + $"{address}: {invitation}"));
        return Forms.Go(Page);
    }

    private static LocalText? Refuse(VillageCharter charter, DataFolder data, VillageHosts villages) =>
        charter.Name.Length is 0 or > MaxNameLength || charter.Name.Any(char.IsControl)
                || !DataFolder.IsCode(charter.Code)
            ? new(
                "请填写村名，以及 12 位数字的区划代码。", "Give the village's name and its 12-digit division code.")
        : data.HasVillage(charter.Code)
            ? new("这个区划代码的村已经有了。", "There is a village with that code already.")
        : villages.All.Count() >= VillageHosts.MaxCount
            ? new(
                $"一个程序最多管 {VillageHosts.MaxCount} 个村。",
                $"One program serves {VillageHosts.MaxCount} villages at most.")
        : null;
}
