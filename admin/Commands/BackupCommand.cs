using System.CommandLine;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Mirroring;
using VillagePublic.Admin.Safekeeping;

namespace VillagePublic.Admin.Commands;

/// <summary>Makes a backup, and puts one back.</summary>
internal static class BackupCommand
{
    /// <summary><c>backup DIR</c>.</summary>
    public static Command CreateBackup()
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "Folder that gets a folder for each backup, or s3://BUCKET/PREFIX.",
        };
        var command = new Command(
            "backup", "Copy everything but the signing keys, and prove the copy by restoring it.") { folder };
        DataOption.AddTo(command);
        command.SetAction((parsed, _) => AdminWork.RunAtAnyDeskAsync(
            parsed,
            async services =>
            {
                var (place, backup) = (parsed.GetRequiredValue(folder), services.GetRequiredService<VillageBackup>());
                if (RefusePlace(parsed.InvocationConfiguration, place) is { } refused)
                {
                    return refused;
                }

                var console = parsed.InvocationConfiguration;
                if (BucketAddress.IsMeant(place))
                {
                    var made = backup.Make(services.GetRequiredService<DataFolder>().Backups);
                    await SendAsync(console, made, BucketAddress.TryParse(place)!, backup.Code);
                }
                else
                {
                    await console.Output.WriteLineAsync(backup.Make(place));
                }

                return ExitCode.Success;
            }));
        return command;
    }

    /// <summary><c>restore BACKUP</c>.</summary>
    public static Command CreateRestore()
    {
        var data = DataOption.Create();
        var backup = new Argument<string>("BACKUP")
        {
            Description = "A backup's own folder, or its address in a bucket.",
        };
        var command = new Command(
            "restore", "Put a backup into an empty data folder. It does not publish before it is confirmed.")
        {
            data, backup,
        };
        command.SetAction((parsed, _) => AdminWork.GuardAsync(parsed.InvocationConfiguration, async () =>
        {
            var place = parsed.GetRequiredValue(backup);
            if (RefusePlace(parsed.InvocationConfiguration, place) is { } refused)
            {
                return refused;
            }

            var folder = DataFolder.Resolve(parsed.GetValue(data));
            var manifest = await RestoreAsync(place, folder);
            var output = parsed.InvocationConfiguration.Output;
            output.WriteLine($"{manifest.EntryCount} entries, {manifest.BlobCount} files");
            output.WriteLine($"钥匙要另外放回 {folder.Keys}，然后运行 key confirm，才能再公布。");
            output.WriteLine($"Put the keys back into {folder.Keys} and run key confirm; only then it publishes.");
            return ExitCode.Success;
        }));
        return command;
    }

    private static async Task SendAsync(
        InvocationConfiguration console, string made, BucketAddress address, string code)
    {
        using var bucket = new BackupBucket(address);
        await console.Output.WriteLineAsync(await bucket.SendAsync(made, CancellationToken.None));
        try
        {
            await bucket.PruneAsync(code, CancellationToken.None);
        }
        catch (IOException exception)
        {
            // Keys that may not delete are a protection some want.
            await console.Error.WriteLineAsync("旧的备份没有删掉。 Older backups were not removed: " + exception.Message);
        }
    }

    private static async Task<BackupManifest> RestoreAsync(string place, DataFolder data)
    {
        if (!BucketAddress.IsMeant(place))
        {
            return VillageBackup.Restore(place, data);
        }

        var fetched = Directory.CreateTempSubdirectory("vp-fetched-");
        try
        {
            using var bucket = new BackupBucket(BucketAddress.TryParse(place)!);
            await bucket.FetchAsync(name: null, fetched.FullName, CancellationToken.None);
            return VillageBackup.Restore(fetched.FullName, data);
        }
        finally
        {
            fetched.Delete(recursive: true);
        }
    }

    private static int? RefusePlace(InvocationConfiguration console, string place)
    {
        if (BucketAddress.IsCopy(place))
        {
            return null;
        }

        console.Error.WriteLine($"'{place}' is not such as {BucketAddress.Example}.");
        return ExitCode.Usage;
    }
}
