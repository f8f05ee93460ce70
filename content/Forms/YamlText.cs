namespace VillagePublic.Content.Forms;

/// <summary>Values on one line of YAML: read where they are simple, written so that they are read the same.</summary>
internal static class YamlText
{
    private const string Special = "!&*?|>@%`\"'#{}[],:-";

    /// <summary>A scalar; <see langword="null"/> when it is anything else.</summary>
    public static string? Read(string written)
    {
        written = written.Trim();
        if (written.Length == 0)
        {
            return "";
        }

        if (written[0] is '"' or '\'')
        {
            var quote = written[0];
            if (written.Length < 2 || written[^1] != quote || written[1..^1].Contains('\\', StringComparison.Ordinal))
            {
                return null;
            }

            var inside = written[1..^1];
            return inside.Replace("''", "", StringComparison.Ordinal).Contains(quote, StringComparison.Ordinal)
                ? null
                : inside.Replace("''", "'", StringComparison.Ordinal);
        }

        var isPlain = "[{|>&*!%@`".IndexOf(written[0], StringComparison.Ordinal) < 0
            && !written.Contains(" #", StringComparison.Ordinal)
            && written[0] != '#';
        return isPlain ? written : null;
    }

    /// <summary>The items of <c>[a, b]</c>; <see langword="null"/> when it is no such list of plain items.</summary>
    public static IReadOnlyList<string>? ReadList(string written)
    {
        written = written.Trim();
        if (written is not ['[', .. var inside, ']'] || inside.IndexOfAny(['[', '{', '"', '\'', '#']) >= 0)
        {
            return null;
        }

        return [.. inside.Split(',').Select(item => item.Trim()).Where(item => item.Length > 0)];
    }

    /// <summary>The pairs of <c>{a: b, c: d}</c>.</summary>
    public static IReadOnlyDictionary<string, string>? ReadFlowMap(string written)
    {
        written = written.Trim();
        if (written is not ['{', .. var inside, '}'] || inside.IndexOfAny(['[', '{', '"', '\'', '#']) >= 0)
        {
            return null;
        }

        return Pairs(inside.Split(',').Where(pair => pair.Trim().Length > 0));
    }

    /// <summary>The pairs of indented lines.</summary>
    public static IReadOnlyDictionary<string, string>? ReadMap(IEnumerable<string> lines) =>
        Pairs(lines.Where(line => line.Trim().Length > 0));

    /// <summary>A text as a value of its own line.</summary>
    public static string Write(string text)
    {
        text = text.Replace('\n', ' ');
        var isPlain = Special.IndexOf(text[0], StringComparison.Ordinal) < 0
            && !text.Contains(": ", StringComparison.Ordinal)
            && !text.Contains(" #", StringComparison.Ordinal)
            && !text.EndsWith(':');
        return isPlain ? text : Quoted(text);
    }

    /// <summary>A text inside brackets or braces.</summary>
    public static string WriteInFlow(string text) =>
        text.IndexOfAny([',', '[', ']', '{', '}', ':', '#', '"', '\'']) < 0 ? Write(text) : Quoted(text);

    /// <summary>The items of lines that each begin with a hyphen; <see langword="null"/> when one is no plain item.
    /// </summary>
    public static IReadOnlyList<string>? ReadItems(IEnumerable<string> lines)
    {
        var items = new List<string>();
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (!line.StartsWith("- ", StringComparison.Ordinal)
                || line[2..].Contains(": ", StringComparison.Ordinal)
                || Read(line[2..]) is not { Length: > 0 } item)
            {
                return null;
            }

            items.Add(item);
        }

        return items;
    }

    /// <summary>Lines that each begin with a hyphen, from items one a line.</summary>
    public static IEnumerable<string> WriteItems(string text) => text
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(item => "  - " + Write(item));

    /// <summary>A list from items with 、 or commas between.</summary>
    public static string WriteList(string text) => "["
        + string.Join(", ", text.Split(['、', ',', '，', '\n'], StringSplitOptions.TrimEntries
            | StringSplitOptions.RemoveEmptyEntries).Select(WriteInFlow))
        + "]";

    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static Dictionary<string, string>? Pairs(IEnumerable<string> pairs)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            if (pair.Split(':', 2) is not [var key, var value]
                || Read(value) is not { } text
                || !map.TryAdd(key.Trim(), text))
            {
                return null;
            }
        }

        return map;
    }
}
