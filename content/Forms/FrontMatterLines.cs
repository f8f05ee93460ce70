using System.Text.RegularExpressions;

namespace VillagePublic.Content.Forms;

/// <summary>The front matter line by line, so that what nobody changed stays as written.</summary>
internal sealed partial class FrontMatterLines
{
    private const string Nested = "show";

    private readonly List<Entry> entries = [];
    private readonly List<string> before = [];

    /// <param name="lines">Lines between the fences.</param>
    public FrontMatterLines(IReadOnlyList<string> lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (KeyLine().Match(lines[index]) is { Success: true } match)
            {
                // Line 1 is the fence.
                entries.Add(new Entry(match.Groups[1].Value, match.Groups[2].Value, index + 2, [lines[index]]));
            }
            else if (entries.Count == 0)
            {
                before.Add(lines[index]);
            }
            else
            {
                entries[^1].Lines.Add(lines[index]);
            }
        }
    }

    /// <summary>The keys in the author's order.</summary>
    public IEnumerable<FormKey> Keys => entries.SelectMany(
        entry => entry.Name == Nested && entry.Map() is { } map
        ? map.Select(pair => new FormKey($"{Nested}.{pair.Key}", pair.Value, FormKeyShape.Scalar, entry.Line))
        : [new FormKey(entry.Name, entry.Value, entry.Shape, entry.Line)]);

    /// <summary>The lines with these values in them; unchanged keys as they were, new ones at the end.</summary>
    public IEnumerable<string> With(IReadOnlyDictionary<string, string> values)
    {
        var lines = new List<string>(before);
        var nested = Inside(values);
        foreach (var entry in entries)
        {
            if (entry.Name == Nested && entry.Map() is { } map)
            {
                lines.AddRange(WriteNested(entry, map, nested));
            }
            else if (values.TryGetValue(entry.Name, out var value) && Clean(value) != Clean(entry.Value))
            {
                lines.AddRange(entry.Write(Clean(value)));
            }
            else
            {
                lines.AddRange(entry.Lines);
            }
        }

        var known = entries.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        lines.AddRange(values
            .Where(pair => pair.Key.Length > 0 && !pair.Key.Contains('.', StringComparison.Ordinal)
                && !known.Contains(pair.Key) && Clean(pair.Value).Length > 0)
            .Select(pair => $"{pair.Key}: {YamlText.Write(Clean(pair.Value))}"));
        if (!known.Contains(Nested) && nested.Any(pair => pair.Value.Length > 0))
        {
            lines.Add(Flow(nested));
        }

        return lines;
    }

    private static Dictionary<string, string> Inside(IReadOnlyDictionary<string, string> values) => values
        .Where(pair => pair.Key.StartsWith(Nested + ".", StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key[(Nested.Length + 1)..], pair => Clean(pair.Value), StringComparer.Ordinal);

    private static IEnumerable<string> WriteNested(
        Entry entry, IReadOnlyDictionary<string, string> map, Dictionary<string, string> wanted)
    {
        var merged = new Dictionary<string, string>(map, StringComparer.Ordinal);
        foreach (var (key, value) in wanted)
        {
            merged[key] = value;
        }

        if (merged.All(pair => map.GetValueOrDefault(pair.Key, "") == pair.Value))
        {
            return entry.Lines;
        }

        return merged.Values.All(value => value.Length == 0) ? [] : [Flow(merged)];
    }

    private static string Flow(IReadOnlyDictionary<string, string> map) => $"{Nested}: {{"
        + string.Join(", ", map.Where(pair => pair.Value.Length > 0)
            .Select(pair => $"{pair.Key}: {YamlText.WriteInFlow(pair.Value)}"))
        + "}";

    private static string Clean(string value) => value.ReplaceLineEndings("\n").Trim();

    [GeneratedRegex(@"\A([A-Za-z][A-Za-z0-9_-]*)\s*:(?:\s+(.*))?\z")]
    private static partial Regex KeyLine();

    private sealed record Entry(string Name, string Written, int Line, List<string> Lines)
    {
        // Comments and blank lines below a key belong to nobody's value.
        private bool HasMore => Lines.Skip(1).Any(line => line.Trim() is { Length: > 0 } text && text[0] != '#');

        public FormKeyShape Shape => HasMore ? Items() is not null ? FormKeyShape.Lines : FormKeyShape.Raw
            : YamlText.ReadList(Written) is not null ? FormKeyShape.List
            : YamlText.Read(Written) is not null ? FormKeyShape.Scalar
            : FormKeyShape.Raw;

        public string Value => Shape switch
        {
            FormKeyShape.Scalar => YamlText.Read(Written)!,
            FormKeyShape.List => string.Join('、', YamlText.ReadList(Written)!),
            FormKeyShape.Lines => string.Join('\n', Items()!),
            _ => string.Join('\n', [Written, .. Lines.Skip(1)]).Trim('\n'),
        };

        public IReadOnlyDictionary<string, string>? Map() =>
            HasMore ? YamlText.ReadMap(Lines.Skip(1)) : YamlText.ReadFlowMap(Written);

        public IEnumerable<string> Write(string value) => Shape switch
        {
            FormKeyShape.Scalar when value.Length == 0 => [Name + ":", .. Lines.Skip(1)],
            FormKeyShape.Scalar => [$"{Name}: {YamlText.Write(value)}", .. Lines.Skip(1)],
            FormKeyShape.List => [$"{Name}: {YamlText.WriteList(value)}", .. Lines.Skip(1)],
            FormKeyShape.Lines => [Name + ":", .. YamlText.WriteItems(value)],
            _ when Written.Length == 0 => [Name + ":", .. value.Split('\n').Select(Indented)],
            _ => [$"{Name}: {value}"],
        };

        private IReadOnlyList<string>? Items() => Written.Length == 0 ? YamlText.ReadItems(Lines.Skip(1)) : null;

        private static string Indented(string line) =>
            line.Length == 0 || line[0] is ' ' or '-' or '#' ? line : "  " + line;
    }
}
