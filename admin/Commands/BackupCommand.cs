using System.CommandLine;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Safekeeping;

namespace VillagePublic.Admin.Commands;

/// <summary>Makes a backup, and puts one back.</summary>
internal static class BackupCommand
{
    /// <summary><c>backup DIR</c>.</summary>
    public static Command CreateBackup()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder that gets a folder for each backup." };
        var command = new Command(
            "backup", "Copy everything but the signing keys, and prove the copy by restoring it.") { folder };
        DataOption.AddTo(command);
        command.SetAction((parsed, _) => AdminWork.RunAtAnyDeskAsync(
            parsed,
            services =>
            {
                var made = services.GetRequiredService<VillageBackup>().Make(parsed.GetRequiredValue(folder));
                parsed.InvocationConfiguration.Output.WriteLine(made);
                return Task.FromResult(ExitCode.Success);
            }));
        return command;
    }

    /// <summary><c>restore BACKUP</c>.</summary>
    public static Command CreateRestore()
    {
        var data = DataOption.Create();
        var backup = new Argument<string>("BACKUP") { Description = "A backup's own folder." };
        var command = new Command(
            "restore", "Put a backup into an empty data folder. It does not publish before it is confirmed.")
        {
            data, backup,
        };
        command.SetAction((parsed, _) => AdminWork.GuardAsync(parsed.InvocationConfiguration, () =>
        {
            var folder = DataFolder.Resolve(parsed.GetValue(data));
            var manifest = VillageBackup.Restore(parsed.GetRequiredValue(backup), folder);
            var output = parsed.InvocationConfiguration.Output;
            output.WriteLine($"{manifest.EntryCount} entries, {manifest.BlobCount} files");
            output.WriteLine($"钥匙要另外放回 {folder.Keys}，然后运行 key confirm，才能再公布。");
            output.WriteLine($"Put the keys back into {folder.Keys} and run key confirm; only then it publishes.");
            return Task.FromResult(ExitCode.Success);
        }));
        return command;
    }
}
