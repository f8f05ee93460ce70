using System.CommandLine;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Reckons the whole store again: every entry, the tree over them, the signature, every file.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string?> What = new("FILE|FEED")
    {
        Description = AuditorReport.ArgumentHelp + " Without it: this kiosk's whole store.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Policy = CommandOption.Make<string?>(
        "--policy", AuditorReport.PolicyHelp, null);

    public static void AddTo(RootCommand root)
    {
        var command = new Command(
            "verify",
            "Check the whole store again, or a proof file or every file of a feed with --key; exit code 1 on findings.")
        {
            What, Policy,
        };
        KioskOptionSet.AddFollowTo(command);
        command.SetAction(RunAsync);
        root.Add(command);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var console = parsed.InvocationConfiguration;
        var options = KioskOptionSet.Read(parsed);
        if (parsed.GetValue(What) is { } what)
        {
            return await AuditorReport.RunAsync(
                what, options.Key ?? "", parsed.GetValue(Policy), console, cancellationToken);
        }

        if (!File.Exists(options.Database))
        {
            await console.Error.WriteLineAsync($"There is no store in {options.DataFolder}.");
            return ExitCode.Findings;
        }

        using var store = VillageStore.Open(options.Database, TimeProvider.System);
        if (VerifierKey.TryParse(options.Key ?? "") is not { } key)
        {
            await console.Error.WriteLineAsync("要有村里的公钥才能核对（--key）。 The log's key is needed (--key).");
            return ExitCode.Usage;
        }

        var findings = LogAudit.Findings(store, key);
        foreach (var finding in findings)
        {
            await console.Error.WriteLineAsync(finding);
        }

        if (findings.Count > 0)
        {
            return ExitCode.Findings;
        }

        await console.Output.WriteLineAsync(
            $"{store.Library.Current.Checkpoint?.Size ?? 0} entries: tree, every signature and every file agree.");
        return ExitCode.Success;
    }
}
