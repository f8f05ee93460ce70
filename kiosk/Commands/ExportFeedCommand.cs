using System.CommandLine;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Copies what the kiosk has verified into a folder, such as a stick's.</summary>
internal static class ExportFeedCommand
{
    public static void AddTo(RootCommand root)
    {
        var path = new Argument<string>("DIR") { Description = "Folder to bring up to date; made if need be." };
        var command = new Command("export", "Copy log and files into a folder that others can follow.") { path };
        KioskOptionSet.AddFollowTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, path, cancellationToken));
        root.Add(command);
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, Argument<string> path, CancellationToken cancellationToken)
    {
        var console = parsed.InvocationConfiguration;
        var options = KioskOptionSet.Read(parsed);
        if (!File.Exists(options.Database) || options.Key is null
            || VerifierKey.TryParse(options.Key) is not { } key)
        {
            await console.Error.WriteLineAsync(
                $"There is nothing to copy in {options.DataFolder}: follow a log first.");
            return ExitCode.Findings;
        }

        using var store = VillageStore.Open(options.Database, TimeProvider.System);
        try
        {
            var tree = new FeedTree(store, key);
            var count = FeedExport.Write(tree, parsed.GetRequiredValue(path), null, cancellationToken);
            await console.Output.WriteLineAsync($"{count} files");
            return ExitCode.Success;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Findings;
        }
    }
}
