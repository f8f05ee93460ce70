using System.CommandLine;
using System.Globalization;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Safekeeping;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Commands;

/// <summary>Erases what the law forbids to keep: the bytes go everywhere, the hash and the entry stay.</summary>
internal static class EraseCommand
{
    public static Command Create()
    {
        var revision = new Argument<string>("DOCUMENT@REVISION")
        {
            Description = "Whose file, such as finance/2026-10@1. It must be corrected or withdrawn before.",
        };
        var file = new Argument<string?>("FILE")
        {
            Description = "Name of the file as in the document. Without it: the text itself.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var reason = new Option<string>("--reason")
        {
            Description = "Why, for everybody to read; it must not repeat what is erased.",
            Required = true,
        };
        var persons = TwoPeople.CreateOption();
        var command = new Command(
            "erase", "Delete a file published by mistake, here and on every screen, with a reason and two signatures.")
        {
            revision, file, reason, persons,
        };
        DataOption.AddTo(command);
        command.SetAction((parsed, _) => AdminWork.RunAsync(
            parsed,
            services => Task.FromResult(TwoPeople.Run(parsed, services, persons, (author, reviewer) => Erase(
                parsed,
                services,
                parsed.GetRequiredValue(revision),
                parsed.GetValue(file),
                pending => TwoPeople.Sign(services, pending, author, reviewer),
                parsed.GetRequiredValue(reason))))));
        return command;
    }

    private static int Erase(
        ParseResult parsed,
        IServiceProvider services,
        string wanted,
        string? file,
        Func<PendingEntry, IReadOnlyList<Approval>> sign,
        string reason)
    {
        var console = parsed.InvocationConfiguration;
        var village = services.GetRequiredService<HostedVillage>();
        var found = Find(village.Library.Current, wanted);
        var blobs = found?.Entry.Blobs ?? [];
        if ((file is null ? blobs is [var text, ..] ? text : null : blobs.FirstOrDefault(each => each.Name == file))
            is not { } blob)
        {
            return AdminWork.Refuse(
                console, $"没有这个文件：{wanted} {file}", $"There is no such file: {wanted} {file}");
        }

        var pending = village.Publisher.PrepareErasure([blob.Sha256], reason);
        if (village.Publisher.Publish([new Publication(pending, sign(pending), [])]) is PublishOutcome.Refused refused)
        {
            return AdminWork.Refuse(console, refused.Reasons[0].Chinese, refused.Reasons[0].English);
        }

        services.GetRequiredService<AdminStore>().EraseBlob(blob.Sha256);
        services.GetRequiredService<AuditTrail>().Add(null, "document.erase", wanted, $"{blob.Sha256} {reason}");
        console.Output.WriteLine(blob.Sha256);
        TellOfCopies(console, services.GetRequiredService<ServeOptions>().BackupFolder);
        return ExitCode.Success;
    }

    // Nothing reaches these; somebody has to see to them, and should know where they are.
    private static void TellOfCopies(InvocationConfiguration console, string backupFolder)
    {
        var backups = Directory.Exists(backupFolder) ? Directory.GetDirectories(backupFolder) : [];
        console.Output.WriteLine($"""
            已经从这台机器上删掉。屏幕、镜像和跟着更新的 U 盘，下一次更新时自己会删。
            还留着它、要人去删的：
              · 以前的备份（{backups.Length} 个，最多留 {VillageBackup.KeptCount} 个，旧的会自动清掉）：{backupFolder}
              · 备份到别处的（--backup-bucket）、年度归档、别人下载或打印的、不再更新的 U 盘
            Deleted on this machine. Screens, mirrors and sticks that are brought up to date delete it then.
            These keep it until somebody deletes them:
              · earlier backups ({backups.Length} there; beyond {VillageBackup.KeptCount} the oldest go by themselves):
                {backupFolder}
              · backups elsewhere (--backup-bucket), year archives, what others downloaded or printed, other sticks
            """);
        foreach (var backup in backups.Order(StringComparer.Ordinal))
        {
            console.Output.WriteLine("  " + backup);
        }
    }

    private static PublishedRevision? Find(VillageSnapshot snapshot, string wanted) =>
        wanted.Split('@') is [var id, var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? snapshot.Find(id, revision)
            : null;
}
