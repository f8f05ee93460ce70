using System.CommandLine;
using System.Text;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Rules.Villages;

namespace VillagePublic.Admin.Commands;

/// <summary>Checks a folder of Markdown without touching any village's data.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A village folder; findings are relative to it." };
        var format = new Option<string>("--format")
        {
            Description = "How findings are printed.",
            DefaultValueFactory = _ => FindingsReport.Formats[0],
        };
        format.AcceptOnlyFromAmong([.. FindingsReport.Formats]);
        var language = new Option<string>("--language")
        {
            Description = "zh or en.",
            DefaultValueFactory = _ => "zh",
        };
        language.AcceptOnlyFromAmong("zh", "en");
        var command = new Command("check", "Check a village folder: 0 clean, 1 findings, 2 no such folder.")
        {
            path, format, language,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(path),
            parsed.GetRequiredValue(format),
            parsed.GetRequiredValue(language),
            parsed.InvocationConfiguration));
        return command;
    }

    private static int Run(string path, string format, string language, InvocationConfiguration console)
    {
        if (!Directory.Exists(path))
        {
            console.Error.WriteLine($"没有文件夹 {path}。There is no folder {path}.");
            return ExitCode.Usage;
        }

        try
        {
            var findings = VillageChecker.Check(
                VillageFolder.Open(path), VillageDay.Of(TimeProvider.System), CancellationToken.None);
            console.Output.Write(FindingsReport.Format(findings, format, language));
            return findings.Count == 0 ? ExitCode.Success : ExitCode.Findings;
        }
        catch (Exception exception) when (exception is IOException or DecoderFallbackException)
        {
            console.Error.WriteLine(exception.Message);
            return ExitCode.Findings;
        }
    }
}
