using System.Globalization;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;

namespace VillagePublic.Admin.Commands;

/// <summary>Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the line.</summary>
internal static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string SourceRoot = "SRCROOT";

    private static readonly Dictionary<string, int> RuleIndexes = DiagnosticCatalogue.All.Index()
        .ToDictionary(rule => rule.Item.Code, rule => rule.Index, StringComparer.Ordinal);

    /// <summary>The whole log as an object for JSON; every rule is described, found or not.</summary>
    public static object Of(IReadOnlyList<Diagnostic> findings, string language) => new Dictionary<string, object>
    {
        ["$schema"] = Schema,
        ["version"] = "2.1.0",
        ["runs"] = new[]
        {
            new
            {
                Tool = new
                {
                    Driver = new
                    {
                        Name = "VillagePublic",
                        Version = typeof(SarifReport).Assembly.GetName().Version!.ToString(3),
                        Language = language == "en" ? "en" : "zh-CN",
                        Rules = DiagnosticCatalogue.Families.SelectMany(
                            family => family.Rules.Select(rule => Rule(rule, family.Mend, language))),
                    },
                },
                ColumnKind = "utf16CodeUnits",
                OriginalUriBaseIds = new Dictionary<string, object>
                {
                    [SourceRoot] = new { Description = new { Text = "The village folder." } },
                },
                Results = findings.Select(finding => Result(finding, language)),
            },
        },
    };

    private static object Rule(DiagnosticRule rule, LocalText mend, string language) => new
    {
        Id = rule.Code,
        Name = NameOf(rule),
        ShortDescription = new { Text = rule.Title.In(language) },
        Help = new { Text = mend.In(language) },
        DefaultConfiguration = new { Level = Level(rule.Severity) },
    };

    private static object Result(Diagnostic finding, string language) => new
    {
        RuleId = finding.Code,
        RuleIndex = RuleIndexes[finding.Code],
        Level = Level(finding.Severity),
        Message = new { Text = string.Join(' ', [finding.Message.In(language), finding.Hint?.In(language)]).Trim() },
        Locations = new[]
        {
            new
            {
                PhysicalLocation = new
                {
                    ArtifactLocation = new { Uri = Address(finding.Path), UriBaseId = SourceRoot },
                    Region = new { StartLine = finding.Line, StartColumn = finding.Column },
                },
            },
        },
    };

    // A name for programs, out of the English title: OpeningOrClosingBalanceMissing.
    private static string NameOf(DiagnosticRule rule) => string.Concat(
        new string([.. rule.Title.English.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));

    // File names in Chinese are findings themselves, and still have an address.
    private static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Level(Severity severity) => severity == Severity.Error ? "error" : "warning";
}
