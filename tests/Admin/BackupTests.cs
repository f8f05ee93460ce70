using System.Text;
using Microsoft.Extensions.DependencyInjection;
using VillagePublic.Admin.Commands;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Safekeeping;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

public sealed class BackupTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("vp-backup-").FullName;

    private string Target => Path.Combine(root, "backups");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_backup_made_while_serving_holds_everything_but_the_keys_and_restores()
    {
        await using var app = await AdminApp.StartSampleAsync();
        using var browser = await app.SignInAsync(UserRole.Administrator);
        await browser.GoAsync("/admin/backups");
        await browser.SubmitAsync("/admin/backups/make");
        Assert.Contains("试着恢复过", browser.Text, StringComparison.Ordinal);

        var made = app.App.Services.GetRequiredService<VillageBackup>().Make(Target);
        Assert.Empty(Directory.EnumerateFiles(made, "*.key", SearchOption.AllDirectories));
        var restored = Path.Combine(root, "restored");
        Assert.Equal(ExitCode.Success, await RunAsync("restore", made, "--data", restored));

        // Without its keys the log cannot be opened to publish; with them it waits for a person.
        var data = DataFolder.Resolve(restored);
        foreach (var key in Directory.GetFiles(app.Data.Keys, "*.key"))
        {
            File.Copy(key, Path.Combine(data.Keys, Path.GetFileName(key)));
        }

        using var village = new HostedVillage(data, TimeProvider.System);
        Assert.Equal(app.Village.Library.Current.Checkpoint, village.Library.Current.Checkpoint);
        Assert.IsType<LogStanding.Unconfirmed>(village.Publisher.ReadStanding());
        Assert.False(village.Publisher.Heartbeat());
        using var store = AdminStore.Open(data.AdminDatabase);
        Assert.Equal(app.Store.ListUsers().Select(user => user.Name), store.ListUsers().Select(user => user.Name));
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_data_is_never_overwritten()
    {
        await using var app = await AdminApp.StartSampleAsync();
        var made = app.App.Services.GetRequiredService<VillageBackup>().Make(Target);
        var restored = Path.Combine(root, "restored");
        var file = Directory.GetFiles(Path.Combine(made, "villages"))[0];
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Findings, await RunAsync("restore", made, "--data", restored));
        Assert.False(File.Exists(DataFolder.Resolve(restored).AdminDatabase));

        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Success, await RunAsync("restore", made, "--data", restored));
        Assert.Equal(ExitCode.Findings, await RunAsync("restore", made, "--data", restored));
    }

    [Fact]
    public async Task Old_backups_go_and_what_is_no_backup_stays()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = await AdminApp.StartAsync(time);
        Directory.CreateDirectory(Path.Combine(Target, "holiday-pictures"));
        for (var day = 0; day <= VillageBackup.KeptCount; day++)
        {
            app.App.Services.GetRequiredService<VillageBackup>().Make(Target);
            time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(VillageBackup.KeptCount, VillageBackup.List(Target, AdminApp.VillageCode).Count);
        Assert.True(Directory.Exists(Path.Combine(Target, "holiday-pictures")));
    }

    private static async Task<int> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter(new StringBuilder());
        return await AdminCommandLine.RunAsync(arguments, output, output);
    }
}
