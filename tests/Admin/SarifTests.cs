using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using VillagePublic.Admin.Commands;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;

namespace VillagePublic.Tests.Admin;

/// <summary><c>check --format sarif</c> prints SARIF 2.1.0, and says what each rule is and how to mend it.</summary>
public sealed class SarifTests
{
    /// <summary>Path of the standard's own schema (https://json.schemastore.org/sarif-2.1.0.json), if somebody has it.
    /// </summary>
    private const string SchemaVariable = "VILLAGEPUBLIC_SARIF_SCHEMA";

    /// <summary>What the standard asks of the objects used here: names allowed, names required, shapes of values.
    /// </summary>
    private const string Required = """
        {
          "type": "object", "additionalProperties": false, "required": ["version", "runs"],
          "properties": {
            "$schema": { "type": "string" },
            "version": { "const": "2.1.0" },
            "runs": { "type": "array", "items": { "$ref": "#/$defs/run" } }
          },
          "$defs": {
            "message": {
              "type": "object", "additionalProperties": false, "required": ["text"],
              "properties": { "text": { "type": "string", "minLength": 1 } }
            },
            "level": { "enum": ["none", "note", "warning", "error"] },
            "run": {
              "type": "object", "additionalProperties": false, "required": ["tool"],
              "properties": {
                "tool": {
                  "type": "object", "additionalProperties": false, "required": ["driver"],
                  "properties": { "driver": { "$ref": "#/$defs/driver" } }
                },
                "columnKind": { "enum": ["utf16CodeUnits", "unicodeCodePoints"] },
                "originalUriBaseIds": {
                  "type": "object",
                  "additionalProperties": {
                    "type": "object", "additionalProperties": false,
                    "properties": { "description": { "$ref": "#/$defs/message" } }
                  }
                },
                "results": { "type": "array", "items": { "$ref": "#/$defs/result" } }
              }
            },
            "driver": {
              "type": "object", "additionalProperties": false, "required": ["name"],
              "properties": {
                "name": { "type": "string" },
                "version": { "type": "string" },
                "language": { "type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$" },
                "rules": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/$defs/rule" } }
              }
            },
            "rule": {
              "type": "object", "additionalProperties": false,
              "required": ["id", "shortDescription", "help"],
              "properties": {
                "id": { "type": "string" },
                "name": { "type": "string", "pattern": "^[A-Za-z0-9]+$" },
                "shortDescription": { "$ref": "#/$defs/message" },
                "help": { "$ref": "#/$defs/message" },
                "defaultConfiguration": {
                  "type": "object", "additionalProperties": false,
                  "properties": { "level": { "$ref": "#/$defs/level" } }
                }
              }
            },
            "result": {
              "type": "object", "additionalProperties": false, "required": ["message"],
              "properties": {
                "ruleId": { "type": "string" },
                "ruleIndex": { "type": "integer", "minimum": 0 },
                "level": { "$ref": "#/$defs/level" },
                "message": { "$ref": "#/$defs/message" },
                "locations": { "type": "array", "items": { "$ref": "#/$defs/location" } }
              }
            },
            "location": {
              "type": "object", "additionalProperties": false,
              "properties": {
                "physicalLocation": {
                  "type": "object", "additionalProperties": false, "required": ["artifactLocation"],
                  "properties": {
                    "artifactLocation": {
                      "type": "object", "additionalProperties": false,
                      "properties": {
                        "uri": { "type": "string", "pattern": "^[A-Za-z0-9._~%/-]+$" },
                        "uriBaseId": { "const": "SRCROOT" }
                      }
                    },
                    "region": {
                      "type": "object", "additionalProperties": false,
                      "properties": {
                        "startLine": { "type": "integer", "minimum": 1 },
                        "startColumn": { "type": "integer", "minimum": 1 }
                      }
                    }
                  }
                }
              }
            }
          }
        }
        """;

    public static TheoryData<string> Languages => ["zh", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_report_is_shaped_as_the_standard_asks(string language)
    {
        var report = Report(language);
        AssertValid(JsonSchema.FromText(Required), report);
        if (Environment.GetEnvironmentVariable(SchemaVariable) is { Length: > 0 } path)
        {
            // The standard's schema is of an old draft; its name apart, it means the same to a validator of today.
            var text = File.ReadAllText(path).Replace("definitions", "$defs", StringComparison.Ordinal);
            var schema = JsonNode.Parse(text)!.AsObject();
            schema.Remove("$schema");
            schema.Remove("id");
            schema.Remove("$id");
            AssertValid(JsonSchema.FromText(schema.ToJsonString()), report);
        }
    }

    [Fact]
    public void Every_rule_is_described_and_every_finding_points_at_its_own()
    {
        var run = Report("en")["runs"]![0]!;
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();

        Assert.Equal(
            DiagnosticCatalogue.All.Select(rule => rule.Code), rules.Select(rule => rule!["id"]!.GetValue<string>()));
        Assert.Equal(rules.Count, rules.Select(rule => rule!["name"]!.GetValue<string>()).Distinct().Count());
        Assert.All(run["results"]!.AsArray(), result => Assert.Equal(
            result!["ruleId"]!.GetValue<string>(),
            rules[result["ruleIndex"]!.GetValue<int>()]!["id"]!.GetValue<string>()));
        var place = run["results"]![0]!["locations"]![0]!["physicalLocation"]!;
        Assert.Equal("%E9%80%9A%E7%9F%A5/a.md", place["artifactLocation"]!["uri"]!.GetValue<string>());
    }

    private static JsonNode Report(string language)
    {
        var findings = new List<Diagnostic>(
            new DocumentChecker(RuleSets.National).Check("通知/a.md", "---\nkind: notice\n---\n").Diagnostics)
        {
            new("VP2003", Severity.Warning, "finance/a.md", 3, 7, new LocalText("不平", "differs")),
        };
        return JsonNode.Parse(FindingsReport.Format(findings, "sarif", language))!;
    }

    private static void AssertValid(JsonSchema schema, JsonNode report)
    {
        var result = schema.Evaluate(
            JsonSerializer.SerializeToElement(report), new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(result.IsValid, string.Join('\n', (result.Details ?? [])
            .Where(detail => detail.Errors is { Count: > 0 })
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))));
    }
}
