using System.CommandLine;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Following;

namespace VillagePublic.Admin.Commands;

/// <summary>Brings the log back from the screens that followed it, after this machine lost it.</summary>
internal static class RecoverCommand
{
    public static Command Create()
    {
        var data = DataOption.Create();
        var from = new Option<string[]>("--from")
        {
            Description = "A screen's feed, such as http://192.168.1.20:5090/feed, or a folder with a copy of it. "
                + "May be given several times; the newest that proves itself is taken.",
            Required = true,
        };
        var keys = new Option<string?>("--keys")
        {
            Description = "Folder with the copy of the key files, when this machine lost those too.",
        };
        var command = new Command(
            "recover", "Bring the log back from a screen after a lost disk or a restored backup.") { data, from, keys };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(data),
            parsed.GetRequiredValue(from),
            parsed.GetValue(keys),
            parsed.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string? data,
        string[] from,
        string? keyCopies,
        InvocationConfiguration console,
        CancellationToken cancellationToken)
    {
        try
        {
            var folder = DataFolder.Resolve(data);
            folder.Create();
            using var client = HttpLogSource.CreateClient();
            var sources = from.Select(source => FollowSetup.Open(source, client, TimeProvider.System)).ToArray();
            using var recovery = LogRecovery.TryOpen(folder, keyCopies, TimeProvider.System);
            if (recovery is null)
            {
                return AdminWork.Refuse(
                    console,
                    "没有找到日志的密钥（keys/…log.key）。请用 --keys 指出存密钥副本的文件夹；没有密钥，只能另立新日志。",
                    "The log's keys (keys/…log.key) are not here. Name the folder with their copy with --keys; without "
                    + "the keys only a new log can be founded.");
            }

            return Tell(await recovery.RunAsync(sources, cancellationToken), console);
        }
        catch (StoreInUseException exception)
        {
            return AdminWork.Refuse(console, exception.LocalMessage.Chinese, exception.LocalMessage.English);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return AdminWork.Refuse(console, "没有恢复：" + exception.Message, "Not recovered: " + exception.Message);
        }
    }

    private static int Tell(RecoveryOutcome outcome, InvocationConfiguration console)
    {
        if (outcome.Refusal is { } refusal)
        {
            return AdminWork.Refuse(console, refusal.Chinese, refusal.English);
        }

        var root = outcome.Checkpoint!.Root.ToString()[..16];
        console.Output.WriteLine($"{outcome.Checkpoint.Size} entries, root {root}");
        console.Output.WriteLine(outcome.Standing is LogStanding.Ready
            ? "日志已经恢复，可以继续公开。\nThe log is back; publishing may go on."
            : "日志已经恢复。请先看每块屏幕的二维码页，条数最多的是不是这一份；确认后运行 key confirm，再公开。\n"
                + "The log is back. First look at the code page of every screen: is this the largest number of "
                + "entries? If so run 'key confirm'; then publishing may go on.");
        return ExitCode.Success;
    }
}
