using System.CommandLine;
using VillagePublic.Kiosk.Commands;

namespace VillagePublic.Admin.Commands;

/// <summary>Checks a proof file or a whole feed, for auditors; needs nothing but the log's key.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("FILE|FEED") { Description = AuditorReport.ArgumentHelp };
        var key = new Option<string>("--key")
        {
            Description = "The log's verifier key, from somebody you trust.", Required = true,
        };
        var policy = new Option<string?>("--policy") { Description = AuditorReport.PolicyHelp };
        var command = new Command(
            "verify",
            "Check a proof file, or every file of a whole feed; exit code 1 when something is not what was signed, 2 "
            + "when it could not be read.")
        {
            what, key, policy,
        };
        command.SetAction((parsed, cancellationToken) => AuditorReport.RunAsync(
            parsed.GetRequiredValue(what),
            parsed.GetRequiredValue(key),
            parsed.GetValue(policy),
            parsed.InvocationConfiguration,
            cancellationToken));
        return command;
    }
}
