using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using VillagePublic.Content.Documents;

namespace VillagePublic.Admin.Commands;

/// <summary>Prints findings for people, for programs, or for code hosts that show them beside the line.</summary>
internal static class FindingsReport
{
    /// <summary>The formats.</summary>
    public static readonly IReadOnlyList<string> Formats = ["text", "json", "sarif"];

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Format(IReadOnlyList<Diagnostic> findings, string format, string language) => format switch
    {
        "json" => Json(findings, language),
        "sarif" => Sarif(findings, language),
        _ => string.Concat(findings.Select(finding => finding.Format(language) + "\n")),
    };

    private static string Json(IReadOnlyList<Diagnostic> findings, string language) => JsonSerializer.Serialize(
        findings.Select(finding => new
        {
            finding.Code,
            Severity = Level(finding),
            finding.Path,
            finding.Line,
            finding.Column,
            Message = finding.Message.In(language),
            Hint = finding.Hint?.In(language),
        }),
        Options) + "\n";

    private static string Sarif(IReadOnlyList<Diagnostic> findings, string language) => JsonSerializer.Serialize(
        new Dictionary<string, object>
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new[]
            {
                new
                {
                    Tool = new { Driver = new { Name = "VillagePublic", Rules = Rules(findings) } },
                    Results = findings.Select(finding => Result(finding, language)),
                },
            },
        },
        Options) + "\n";

    private static IEnumerable<object> Rules(IReadOnlyList<Diagnostic> findings) =>
        findings.Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal)
            .Select(code => new { Id = code });

    private static object Result(Diagnostic finding, string language) => new
    {
        RuleId = finding.Code,
        Level = Level(finding),
        Message = new { Text = string.Join(' ', [finding.Message.In(language), finding.Hint?.In(language)]).Trim() },
        Locations = new[]
        {
            new
            {
                PhysicalLocation = new
                {
                    ArtifactLocation = new { Uri = finding.Path },
                    Region = new { StartLine = finding.Line, StartColumn = finding.Column },
                },
            },
        },
    };

    private static string Level(Diagnostic finding) => finding.Severity == Severity.Error ? "error" : "warning";
}
