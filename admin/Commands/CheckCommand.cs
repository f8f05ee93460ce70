using System.CommandLine;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Rules.Villages;

namespace VillagePublic.Admin.Commands;

/// <summary>Checks a village folder or one document of it without touching any village's data.</summary>
internal static class CheckCommand
{
    // A document stands in a folder of its kind, and that in the village's.
    private const int MaxLevelsAbove = 4;

    public static Command Create()
    {
        var path = new Argument<string>("PATH")
        {
            Description = "A village folder, or one document: findings are relative to the folder with village.md.",
        };
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
        var today = new Option<string?>("--today")
        {
            Description = "Day by which duties are due, such as 2026-11-25. Default: today.",
        };
        today.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && DateText.TryReadDay(text) is null)
            {
                result.AddError($"'{text}' is not a day; write 2026-11-25.");
            }
        });
        var encoding = EncodingOption.Create();
        var command = new Command("check", "Check a village folder or a document: 0 clean, 1 findings, 2 no such path.")
        {
            path, format, language, today, encoding,
        };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            parsed.GetRequiredValue(path),
            findings => FindingsReport.Format(
                findings, parsed.GetRequiredValue(format), parsed.GetRequiredValue(language)),
            parsed.GetValue(today) is { } day ? DateText.TryReadDay(day)!.Value : VillageDay.Of(TimeProvider.System),
            parsed.GetValue(encoding),
            parsed.InvocationConfiguration,
            cancellationToken)));
        return command;
    }

    private static int Run(
        string path,
        Func<IReadOnlyList<Diagnostic>, string> format,
        DateOnly today,
        string? encoding,
        InvocationConfiguration console,
        CancellationToken cancellationToken)
    {
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            console.Error.WriteLine($"没有 {path}。There is no {path}.");
            return ExitCode.Usage;
        }

        try
        {
            var findings = Directory.Exists(path)
                ? VillageChecker.Check(VillageFolder.Open(path, encoding), today, cancellationToken)
                : CheckFile(Path.GetFullPath(path), today, encoding, cancellationToken);
            console.Output.Write(format(findings));
            return findings.Count == 0 ? ExitCode.Success : ExitCode.Findings;
        }
        catch (IOException exception)
        {
            console.Error.WriteLine(exception.Message);
            return ExitCode.Findings;
        }
    }

    // A document of a village is held against the others; one that stands alone is checked alone.
    private static IReadOnlyList<Diagnostic> CheckFile(
        string path, DateOnly today, string? encoding, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(path)!;
        var root = folder;
        for (var level = 0; level < MaxLevelsAbove && root is not null; level++)
        {
            if (File.Exists(Path.Combine(root, "village.md")))
            {
                var name = Path.GetRelativePath(root, path).Replace('\\', '/');
                return [.. VillageChecker.Check(VillageFolder.Open(root, encoding), today, cancellationToken)
                    .Where(finding => finding.Path == name)];
            }

            root = Path.GetDirectoryName(root);
        }

        var alone = $"{Path.GetFileName(folder)}/{Path.GetFileName(path)}";
        var (source, problem) = VillageFolder.ReadFile(path, alone, encoding);
        return source is null ? [problem!] : DocumentChecker.For(null).Check(alone, source.Text).Diagnostics;
    }
}
