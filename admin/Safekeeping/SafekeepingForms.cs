using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;

namespace VillagePublic.Admin.Safekeeping;

/// <summary>Making a backup now.</summary>
internal static class SafekeepingForms
{
    public static void MapSafekeepingForms(this RouteGroupBuilder forms) =>
        forms.MapPost("/backups/make", Make).RequireAuthorization(Access.People);

    private static IResult Make(HttpContext context, BackupWorker worker, CurrentUser current, Flash flash)
    {
        try
        {
            var path = worker.MakeNow(current.Row);
            flash.Say(context, isGood: true, new(
                $"备份好了，并且试着恢复过：{path}", $"The backup is made and was tried by restoring it: {path}"));
        }
        catch (Exception exception) when (
            exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            flash.Say(context, isGood: false, new(
                "备份没有成功：" + exception.Message, "The backup failed: " + exception.Message));
        }

        return Forms.Go("/admin/backups");
    }
}
