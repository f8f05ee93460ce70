using System.Globalization;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;

namespace VillagePublic.Admin.Safekeeping;

/// <summary>Making a backup now, and handing out a year's archive.</summary>
internal static class SafekeepingForms
{
    /// <summary>Adds the daily backup of an office.</summary>
    public static void AddBackups(this IServiceCollection services)
    {
        services.AddSingleton<VillageBackup>();
        services.AddSingleton<BackupWorker>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<BackupWorker>());
    }

    public static void MapSafekeepingForms(this RouteGroupBuilder forms) =>
        forms.MapPost("/backups/make", MakeAsync).RequireAuthorization(Access.People);

    public static void MapArchive(this RouteGroupBuilder forms) =>
        forms.MapGet("/archive/{year}", SendAsync).RequireAuthorization(Access.Read);

    private static async Task<IResult> MakeAsync(
        HttpContext context, BackupWorker worker, CurrentUser current, Flash flash)
    {
        try
        {
            var path = await worker.MakeNowAsync(current.Row, context.RequestAborted);
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

    private static async Task<IResult> SendAsync(
        HttpContext context, YearArchive archive, AuditTrail audit, CurrentUser current, string year)
    {
        if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !archive.Years.Contains(number))
        {
            return Results.NotFound();
        }

        // Whole before the first byte leaves: a torn archive would look like a whole one to whoever keeps it.
        var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await archive.WriteAsync(number, file, context.RequestAborted);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        audit.Add(current.Row, "archive.export", year);
        return Results.File(file, "application/zip", archive.FileName(number));
    }
}
