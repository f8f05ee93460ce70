using System.CommandLine;
using System.CommandLine.Invocation;

namespace VillagePublic.Admin.Commands;

/// <summary>The admin's command line. Without a command it serves.</summary>
internal static class AdminCommandLine
{
    private const string About = """
        村务公开 · VillagePublic: the village's publishing desk, its feed, its phone pages and a screen, in one program.

        Examples:
          villagepublic                            serve the village (first start: the sample village)
          villagepublic --empty                    serve an own village, set up in the browser
          villagepublic check village-folder       check a folder of Markdown, exit code 1 on findings
          villagepublic import village-folder --as 李梅
                                                   bring a folder of Markdown in as drafts
          villagepublic publish village-folder --as 李梅 --as 周桂芳
                                                   publish it, signed by author and reviewer
          villagepublic export village-folder      write everything public as a folder of Markdown
          villagepublic --mirror /srv/mirror/feed  and keep a copy any web server can serve
          villagepublic feed export /media/usb/village-feed
                                                   copy the log for a hall without a line
          villagepublic verify proof.txt --key KEY check a proof file somebody kept
          villagepublic backup /mnt/stick          copy everything but the keys, proved by restoring
          villagepublic archive 2026 2026.zip      a year for the archive: texts, vouchers, sheets, proofs
          villagepublic key                        show the key kiosks pin
          villagepublic recover --from http://192.168.1.20:5090/feed
                                                   bring a lost log back from a screen
          villagepublic key rotate --as 李梅 --as 周桂芳 --reason 换届
                                                   new keys for the log; screens go over by themselves
          villagepublic erase notices/2026-11@1 --as 李梅 --as 周桂芳 --reason 误登身份证号
                                                   delete what was published by mistake, everywhere
          villagepublic user add --name 李梅 --role clerk
          villagepublic village add --code 379900100202 --name 石桥村 --administrator 孙立
                                                   a township: several villages in one process

        Exit codes: 0 done, 1 findings or refused, 2 not understood.
        """;

    /// <summary>Reads the arguments, runs what they ask for and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var parsed = CreateRoot().Parse(arguments);
        var configuration = new InvocationConfiguration { Output = output, Error = error };
        var code = await parsed.InvokeAsync(configuration, CancellationToken.None);
        return parsed.Action is ParseErrorAction ? ExitCode.Usage : code;
    }

    internal static RootCommand CreateRoot()
    {
        var root = new RootCommand(About);
        ServeCommand.AddTo(root);
        root.Add(CheckCommand.Create());
        root.Add(ImportCommand.CreateImport());
        root.Add(ExportCommand.Create());
        root.Add(ImportCommand.CreatePublish());
        root.Add(FeedCommand.Create());
        root.Add(VerifyCommand.Create());
        root.Add(KeyCommand.Create());
        root.Add(RecoverCommand.Create());
        root.Add(EraseCommand.Create());
        root.Add(UserCommand.Create());
        root.Add(VillageCommand.Create());
        root.Add(BackupCommand.CreateBackup());
        root.Add(BackupCommand.CreateRestore());
        root.Add(ArchiveCommand.Create());
        return root;
    }
}
