using System.CommandLine;
using VillagePublic.Admin.Mirroring;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Feed;

namespace VillagePublic.Admin.Commands;

/// <summary>Copies the log into a folder: a mirror for a web server, a stick for a hall without a line.</summary>
internal static class FeedCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("DIR")
        {
            Description = "Folder to bring up to date; made if need be. Or a bucket, such as "
                + BucketAddress.Example + ".",
        };
        var export = new Command(
            "export",
            "Copy log and files into a folder that any web server, a stick or another kiosk can serve from.")
        {
            path,
        };
        DataOption.AddTo(export);
        export.SetAction((parsed, cancellationToken) => AdminWork.RunAsync(
            parsed,
            async services =>
            {
                if (services.GetRequiredService<HostedVillage>().Feed is not { } feed)
                {
                    return AdminWork.Refuse(
                        parsed.InvocationConfiguration,
                        "还没有建村。",
                        "There is no village in this data folder yet.");
                }

                var address = parsed.GetRequiredValue(path);
                if (!BucketAddress.IsCopy(address))
                {
                    return AdminWork.Refuse(
                        parsed.InvocationConfiguration,
                        $"地址要写成 {BucketAddress.Example} 这样。",
                        $"Write the address such as {BucketAddress.Example}.");
                }

                return await ExportAsync(
                    feed.Tree, BucketAddress.OpenCopy(address), parsed.InvocationConfiguration, cancellationToken);
            }));
        return new Command("feed", "Copies of the log. A running village keeps one with serve --mirror DIR.")
        {
            export,
        };
    }

    private static async Task<int> ExportAsync(
        FeedTree tree, IFeedCopy copy, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        try
        {
            var count = await copy.UpdateAsync(tree, null, cancellationToken);
            await console.Output.WriteLineAsync($"{count} files");
            return ExitCode.Success;
        }
        catch (CopyAheadException ahead)
        {
            return AdminWork.Refuse(console, ahead.LocalMessage.Chinese, ahead.LocalMessage.English);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return AdminWork.Refuse(
                console, $"没有写成：{exception.Message}", $"The copy could not be written: {exception.Message}");
        }
    }
}
