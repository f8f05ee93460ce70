using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules;

/// <summary>The rule sets that come with the product. Thread-safe.</summary>
public static class RuleSets
{
    private static readonly string[] KnownKeys =
        ["national", "shandong", "chongqing", "shanghai", "zhejiang", "shaanxi"];

    private static readonly ConcurrentDictionary<string, RuleSet> Loaded = new(StringComparer.Ordinal);

    /// <summary>Keys of all sets.</summary>
    public static IReadOnlyList<string> Keys => KnownKeys;

    /// <summary>The national rules, which every other set extends.</summary>
    public static RuleSet National => Loaded.GetOrAdd("national", Load);

    /// <summary>A set by its key in <c>village.md</c>.</summary>
    /// <returns><see langword="null"/> if there is none of that name.</returns>
    public static RuleSet? Find(string key) => KnownKeys.Contains(key) ? Loaded.GetOrAdd(key, Load) : null;

    /// <summary>The rules a village is held to: those of its place, tightened by its own.</summary>
    /// <param name="village">The village; <see langword="null"/>: the national rules.</param>
    public static RuleSet For(Village? village)
    {
        var law = Find(village?.Rules ?? "national") ?? National;
        return village is null || village.OwnRules == OwnRules.None
            ? law
            : OwnRuleSet.Apply(law, village.OwnRules).Rules;
    }

    private static RuleSet Load(string key)
    {
        var file = RuleResource.Read(key, RuleJson.Default.RuleSetFile);
        var parent = file.Extends is { } extended ? Loaded.GetOrAdd(extended, Load) : null;
        return new RuleSet(file, parent);
    }
}

/// <summary>Reads the JSON files embedded in the assembly.</summary>
internal static class RuleResource
{
    /// <exception cref="InvalidOperationException">The file is missing: the build is broken.</exception>
    public static T Read<T>(string name, JsonTypeInfo<T> type)
    {
        using var stream = typeof(RuleResource).Assembly.GetManifestResourceStream($"rules/{name}.json")
            ?? throw new InvalidOperationException($"rules/{name}.json is not embedded.");
        return JsonSerializer.Deserialize(stream, type)
            ?? throw new InvalidOperationException($"rules/{name}.json is empty.");
    }
}

/// <summary>How the rules' files are read, worked out when the program is built: by reflection it took a tenth of the
/// time in which a screen starts.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RuleSetFile))]
[JsonSerializable(typeof(ChartOfAccounts.ChartFile))]
[JsonSerializable(typeof(Glossary.GlossaryFile))]
internal sealed partial class RuleJson : JsonSerializerContext;
