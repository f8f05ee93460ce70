using System.CommandLine;
using VillagePublic.Kiosk.Commands;

namespace VillagePublic.Admin.Commands;

/// <summary>Checks a proof file that somebody kept, for auditors; needs nothing but the log's key.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("FILE") { Description = "A proof file, as /feed/proof/NUMBER gives it." };
        var key = new Option<string>("--key")
        {
            Description = "The log's verifier key, from somebody you trust.", Required = true,
        };
        var command = new Command("verify", "Check a proof file; exit code 1 when it proves nothing.") { path, key };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (isProven, words) = await ProofReport.ReadAsync(
                parsed.GetRequiredValue(path), parsed.GetRequiredValue(key), cancellationToken);
            var console = parsed.InvocationConfiguration;
            await (isProven ? console.Output : console.Error).WriteLineAsync(words);
            return isProven ? ExitCode.Success : ExitCode.Findings;
        });
        return command;
    }
}
