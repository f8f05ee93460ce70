using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace VillagePublic.Kiosk.Commands;

/// <summary>The kiosk's command line. Without a command it runs the screen.</summary>
internal static class KioskCommandLine
{
    private const string About = """
        村务公开 · VillagePublic kiosk: the screen in the village hall. It follows a village's log, verifies every byte,
        and shows the last good state with or without a network.

        Examples:
          kiosk --feed https://gongkai.example.cn/feed --key "village.example/log+1234abcd+AX…"
          kiosk --display browser                       show the screen in a browser at /screen
          kiosk snapshot --sample --screen home --out home.png
          kiosk snapshot --from my-village --screen document --document finance/2026-10 --text 200 --out page.png
          kiosk snapshot --sample --all --out screens   every screen, both orientations, all text sizes and themes
          kiosk print --document finance/2026-10 --paper A3 --out board.pdf
          kiosk print --household 2026-10 --paper A5 --out household.pdf
          kiosk speak --document notices/2026-11-20-water-cut --out broadcast.wav
          kiosk posting --document finance/2026-10      on which days this screen could show it
          kiosk follow --once                           fetch and verify once, exit code 1 if that failed
          kiosk follow --from /media/usb/village-feed   take what is newer from a stick, by hand
          kiosk export /media/usb/village-feed          copy log and files for another hall
          kiosk verify proof.txt --key KEY              check a proof file somebody kept
          kiosk verify http://village:5080/feed --key KEY    check every file of a feed, or of a copy in a folder
          kiosk verify                                  check the whole store again, exit code 1 on findings
        """;

    /// <summary>Reads the arguments, runs what they ask for and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        // Nearly every start runs the screen: the other commands are made when they are asked for, or to be told of.
        var parsed = CreateScreenRoot().Parse(arguments);
        if (parsed.Errors.Count > 0 || parsed.Action is HelpAction)
        {
            parsed = CreateRoot().Parse(arguments);
        }

        var configuration = new InvocationConfiguration { Output = output, Error = error };
        var code = await parsed.InvokeAsync(configuration, CancellationToken.None);
        return parsed.Action is ParseErrorAction ? ExitCode.Usage : code;
    }

    internal static RootCommand CreateRoot()
    {
        var root = CreateScreenRoot();
        SnapshotCommand.AddTo(root);
        PrintCommand.AddTo(root);
        SpeakCommand.AddTo(root);
        PostingCommand.AddTo(root);
        FollowCommand.AddTo(root);
        VerifyCommand.AddTo(root);
        ExportFeedCommand.AddTo(root);
        return root;
    }

    private static RootCommand CreateScreenRoot()
    {
        var root = new RootCommand(About);
        RunCommand.AddTo(root);
        return root;
    }
}
