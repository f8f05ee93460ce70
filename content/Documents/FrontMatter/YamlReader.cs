using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace VillagePublic.Content.Documents;

/// <summary>Reads YAML events into a small tree with exact places.</summary>
/// <remarks>
/// Events instead of the deserializer: that one lets the last of two equal keys win, follows aliases (a few lines can
/// grow to gigabytes) and knows places only of what it could not read.
/// </remarks>
internal sealed class YamlReader(IParser parser, int lineOffset, DiagnosticBag diagnostics)
{
    // Ours needs three; hostile files try thousands.
    private const int MaxDepth = 8;

    /// <summary>Reads a mapping.</summary>
    /// <param name="text">YAML between the <c>---</c> lines.</param>
    /// <param name="lineOffset">Lines of the author's file before it.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns><see langword="null"/> if it cannot be read; then a diagnostic says why.</returns>
    public static YamlValue.Mapping? Read(string text, int lineOffset, DiagnosticBag diagnostics)
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            return new YamlReader(parser, lineOffset, diagnostics).ReadDocument();
        }
        catch (YamlException exception)
        {
            var place = new TextPlace((int)exception.Start.Line + lineOffset, (int)exception.Start.Column);
            ReportUnreadable(place, exception.Message, diagnostics);
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet 18 loses count of its look-ahead in some broken scalars, and throws as if we had called it
            // wrongly on tags that are no addresses (date: !!![); both found by fuzzing.
            ReportUnreadable(new TextPlace(lineOffset + 1, 1), exception.Message, diagnostics);
            return null;
        }
    }

    private static void ReportUnreadable(TextPlace place, string reason, DiagnosticBag diagnostics) => diagnostics.Add(
        StructureRules.BadYaml,
        place,
        $"文件头这里读不懂（{reason}）。",
        $"The front matter cannot be read here: {reason}",
        Hints.YamlQuoting);

    private YamlValue.Mapping? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return new YamlValue.Mapping([], new TextPlace(lineOffset + 1, 1));
        }

        var place = PlaceOf(parser.Current!);
        var value = ReadValue(depth: 0);
        if (value is YamlValue.Mapping mapping)
        {
            return mapping;
        }

        if (value is YamlValue.Scalar { Text: "" })
        {
            return new YamlValue.Mapping([], place);
        }

        Complain(place, "文件头应当是一行一项：“名称: 内容”。", "The front matter must be lines of 'key: value'.");
        return null;
    }

    private YamlValue? ReadValue(int depth)
    {
        var current = parser.Current!;
        var place = PlaceOf(current);
        if (depth > MaxDepth)
        {
            Complain(place, "文件头层次太深。", "The front matter is nested too deeply.");
            return null;
        }

        switch (current)
        {
            case Scalar scalar:
                parser.MoveNext();
                return new YamlValue.Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, place);
            case SequenceStart:
                return ReadSequence(depth, place);
            case MappingStart:
                return ReadMapping(depth, place);
            default:
                Complain(place, "文件头里不能用 & 和 *（引用）。", "Anchors and aliases are not used in front matter.");
                return null;
        }
    }

    private YamlValue.Sequence? ReadSequence(int depth, TextPlace place)
    {
        parser.Consume<SequenceStart>();
        var items = new List<YamlValue>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (ReadValue(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new YamlValue.Sequence(items, place);
    }

    private YamlValue.Mapping? ReadMapping(int depth, TextPlace place)
    {
        parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, TextPlace>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var keyPlace = PlaceOf(parser.Current!);
            if (ReadValue(depth + 1) is not YamlValue.Scalar key || ReadValue(depth + 1) is not { } value)
            {
                if (!diagnostics.HasError)
                {
                    Complain(keyPlace, "这里的名称读不懂。", "This key cannot be read.");
                }

                return null;
            }

            if (!seen.TryAdd(key.Text, keyPlace))
            {
                diagnostics.Add(
                    StructureRules.DuplicateKey,
                    keyPlace,
                    $"“{key.Text}”写了两次，第一次在第 {seen[key.Text].Line} 行。",
                    $"'{key.Text}' is given twice; first on line {seen[key.Text].Line}.",
                    Hints.KeepOne);
                continue;
            }

            entries.Add(new YamlEntry(key.Text, keyPlace, value));
        }

        return new YamlValue.Mapping(entries, place);
    }

    private TextPlace PlaceOf(ParsingEvent current) =>
        new((int)current.Start.Line + lineOffset, (int)current.Start.Column);

    private void Complain(TextPlace place, string chinese, string english) =>
        diagnostics.Add(StructureRules.BadYaml, place, chinese, english);
}
