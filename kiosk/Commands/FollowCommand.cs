using System.CommandLine;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Following;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Fetches, verifies and stores, without a screen.</summary>
internal static class FollowCommand
{
    private static readonly Option<string?> From = CommandOption.Make<string?>(
        "--from", "Take it from this folder, such as a USB stick's village-feed, and from nowhere else.", null);

    public static void AddTo(RootCommand root)
    {
        var once = CommandOption.Make(
            "--once",
            "Try once and say what it came to. (The running kiosk follows by itself.)",
            true);
        var command = new Command("follow", "Fetch and verify the log once; exit code 1 when that failed.")
        {
            once, From,
        };
        KioskOptionSet.AddFollowTo(command);
        command.SetAction(RunAsync);
        root.Add(command);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var console = parsed.InvocationConfiguration;
        var options = KioskOptionSet.Read(parsed);
        if (parsed.GetValue(From) is { } folder)
        {
            options.Feeds = [folder];
        }

        if (options.Feeds.Count == 0 || options.Key is null || VerifierKey.TryParse(options.Key) is not { } key)
        {
            await console.Error.WriteLineAsync("Say which log: --feed URL --key KEY, or --from FOLDER.");
            return ExitCode.Usage;
        }

        Directory.CreateDirectory(options.DataFolder);
        using var store = VillageStore.OpenOrRecover(options.Database, TimeProvider.System, key).Store;
        using var client = HttpLogSource.CreateClient();
        var follower = new LogFollower(
            store,
            key,
            TimeProvider.System,
            policy: PolicyFile.ReadFor(options.DataFolder, key),
            memory: new MarkFile(options.Mark));
        var sources = options.Feeds.Select(feed => FollowSetup.Open(feed, client, TimeProvider.System)).ToList();
        if (parsed.GetValue(From) is { } checkedFolder && FeedFolder.Fault(checkedFolder) is { } fault)
        {
            await console.Error.WriteLineAsync($"REFUSED: {fault.English} {fault.Chinese}");
            return ExitCode.Findings;
        }

        var outcome = await follower.FollowAsync(sources, cancellationToken);
        switch (outcome)
        {
            case FollowOutcome.Advanced advanced:
                store.ConfirmHead();
                await console.Output.WriteLineAsync(
                    $"{advanced.EntryCount} new entries, {advanced.Checkpoint.Size} in all, verified.");
                return ExitCode.Success;
            case FollowOutcome.UpToDate same:
                store.ConfirmHead();
                await console.Output.WriteLineAsync($"Nothing new: {same.Checkpoint.Size} entries.");
                return ExitCode.Success;
            case FollowOutcome.Unreachable unreachable:
                await console.Error.WriteLineAsync(unreachable.Reason);
                return ExitCode.Findings;
            case FollowOutcome.Rejected rejected:
                await console.Error.WriteLineAsync($"REFUSED: {rejected.Reason} What was held is kept.");
                return ExitCode.Findings;
            default:
                throw new InvalidOperationException($"No words for {outcome}.");
        }
    }
}
