using System.CommandLine;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Feed;

namespace VillagePublic.Admin.Commands;

/// <summary>Copies the log into a folder: a mirror for a web server, a stick for a hall without a line.</summary>
internal static class FeedCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("DIR") { Description = "Folder to bring up to date; made if need be." };
        var export = new Command(
            "export",
            "Copy log and files into a folder that any web server, a stick or another kiosk can serve from.")
        {
            path,
        };
        DataOption.AddTo(export);
        export.SetAction((parsed, cancellationToken) => AdminWork.RunAsync(
            parsed,
            services =>
            {
                if (services.GetRequiredService<HostedVillage>().Feed is not { } feed)
                {
                    return Task.FromResult(AdminWork.Refuse(
                        parsed.InvocationConfiguration,
                        "还没有建村。",
                        "There is no village in this data folder yet."));
                }

                var count = FeedExport.Write(feed.Tree, parsed.GetRequiredValue(path), null, cancellationToken);
                parsed.InvocationConfiguration.Output.WriteLine($"{count} files");
                return Task.FromResult(ExitCode.Success);
            }));
        return new Command("feed", "Copies of the log. A running village keeps one with serve --mirror DIR.")
        {
            export,
        };
    }
}
