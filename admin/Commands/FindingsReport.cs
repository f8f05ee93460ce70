using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
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
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Format(IReadOnlyList<Diagnostic> findings, string format, string language) => format switch
    {
        "json" => JsonSerializer.Serialize(findings.Select(finding => Json(finding, language)), Options) + "\n",
        "sarif" => JsonSerializer.Serialize(SarifReport.Of(findings, language), Options) + "\n",
        _ => string.Concat(findings.Select(finding => finding.Format(language) + "\n")),
    };

    private static object Json(Diagnostic finding, string language) => new
    {
        finding.Code,
        Severity = finding.Severity == Severity.Error ? "error" : "warning",
        finding.Path,
        finding.Line,
        finding.Column,
        Message = finding.Message.In(language),
        Hint = finding.Hint?.In(language),
    };
}
