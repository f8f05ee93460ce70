namespace VillagePublic.Content.Documents;

/// <summary>The front matter of one file: asks for keys by name and complains about what it finds.</summary>
/// <remarks>Every question is remembered, so that what nobody asked for can be reported at the end.</remarks>
internal sealed class FrontMatter(YamlValue.Mapping mapping, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, YamlEntry> entries =
        mapping.Entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal);

    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>Where each key's value stands.</summary>
    public IReadOnlyDictionary<string, TextPlace> Places =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value.Value.Place, StringComparer.Ordinal);

    /// <summary>The value of a key, or <see langword="null"/> if it is missing or empty.</summary>
    public YamlValue? Find(string key)
    {
        asked.Add(key);
        return entries.TryGetValue(key, out var entry)
            && entry.Value is not YamlValue.Scalar { Plain: true, Text: "" or "~" or "null" }
                ? entry.Value
                : null;
    }

    public string? Text(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlValue.Scalar scalar:
                return scalar.Text.Trim() is { Length: > 0 } text ? text : null;
            case var other:
                Shape(key, other.Place, "一句话", "one text");
                return null;
        }
    }

    public string RequiredText(string key, string chineseName)
    {
        if (Text(key) is { } text)
        {
            return text;
        }

        Missing(key, chineseName);
        return "";
    }

    public IReadOnlyList<(string Text, TextPlace Place)> PlacedTexts(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlValue.Scalar scalar:
                return [(scalar.Text.Trim(), scalar.Place)];
            case YamlValue.Sequence sequence when sequence.Items.All(item => item is YamlValue.Scalar):
                return [.. sequence.Items.Cast<YamlValue.Scalar>().Select(item => (item.Text.Trim(), item.Place))];
            case var other:
                Shape(key, other.Place, "一句话，或者一行一条的单子", "one text or a list of texts");
                return [];
        }
    }

    public IReadOnlyList<string> Texts(string key) => [.. PlacedTexts(key).Select(item => item.Text)];

    /// <summary>Keys and texts below a key.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlValue.Mapping map when map.Entries.All(entry => entry.Value is YamlValue.Scalar):
                return [.. map.Entries.Select(
                    entry => KeyValuePair.Create(entry.Key, ((YamlValue.Scalar)entry.Value).Text.Trim()))];
            case YamlValue.Sequence list when list.Items.All(item => item is YamlValue.Scalar):
                return [.. list.Items.Cast<YamlValue.Scalar>()
                    .Select(item => KeyValuePair.Create(item.Text, item.Text))];
            case var other:
                Shape(key, other.Place, "下面一行一项“名称: 内容”", "lines of 'key: text' below it");
                return [];
        }
    }

    public DateOnly? Day(string key) => Text(key) is not { } text ? null : Day(key, text, entries[key].Value.Place);

    public Period? Period(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (DateText.TryReadPeriod(text) is { } period)
        {
            return period;
        }

        diagnostics.Add(
            StructureRules.BadPeriod,
            PlaceOf(key),
            $"“{text}”不是账期。",
            $"'{text}' is not a period.",
            Hints.WritePeriod);
        return null;
    }

    public TimeOnly? Time(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (DateText.TryReadTime(text) is { } time)
        {
            return time;
        }

        diagnostics.Add(
            StructureRules.BadTime, PlaceOf(key), $"“{text}”不是时间。", $"'{text}' is not a time.", Hints.WriteTime);
        return null;
    }

    public int? Count(string key)
    {
        return Text(key) is { } text ? new ValueReader(diagnostics).Count(text, PlaceOf(key)) : null;
    }

    public WrittenMoney Money(string key, MoneyUnit unit) =>
        Text(key) is { } text
            ? new ValueReader(diagnostics).Money(text, unit, PlaceOf(key))
            : WrittenMoney.NotGiven;

    public bool? Flag(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        switch (text.ToLowerInvariant())
        {
            case "true" or "yes" or "是" or "on":
                return true;
            case "false" or "no" or "否" or "off":
                return false;
            default:
                Word(key, text, ["true", "false", "是", "否"]);
                return null;
        }
    }

    /// <summary>A word out of a list; <see langword="null"/> when missing or wrong (then reported).</summary>
    public T? Choice<T>(string key, WordList<T> words)
        where T : struct
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (words.Find(text) is { } value)
        {
            return value;
        }

        Word(key, text, words.Keys);
        return null;
    }

    /// <summary>The document's kind, or <see langword="null"/> if the word is not known (then reported).</summary>
    public DocumentKind? Kind()
    {
        var text = Text("kind") ?? "";
        if (Words.Kinds.Find(text) is { } kind)
        {
            return kind;
        }

        diagnostics.Add(
            StructureRules.UnknownKind,
            PlaceOf("kind"),
            $"没有“{text}”这种文件。",
            $"'{text}' is not a kind of document.",
            Hints.OneOf(Words.Kinds.Keys));
        return null;
    }

    /// <summary>A mapping below a key, as front matter of its own.</summary>
    public FrontMatter? Nested(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlValue.Mapping map:
                return new FrontMatter(map, diagnostics);
            case var other:
                Shape(key, other.Place, "下面一行一项“名称: 内容”", "lines of 'key: text' below it");
                return null;
        }
    }

    /// <summary>Where a key's value stands; the top of the file if the key is missing.</summary>
    public TextPlace PlaceOf(string key) =>
        entries.TryGetValue(key, out var entry) ? entry.Value.Place : mapping.Place;

    public void Missing(string key, string chineseName) => diagnostics.Add(
        StructureRules.MissingKey,
        mapping.Place,
        $"文件头缺少“{key}”（{chineseName}）。",
        $"The front matter has no '{key}'.",
        new LocalText($"加一行“{key}: …”。", $"Add a line '{key}: …'."));

    /// <summary>Reports the keys nobody asked for, with the nearest one somebody did.</summary>
    public void ReportUnknownKeys()
    {
        foreach (var entry in entries.Values.Where(entry => !asked.Contains(entry.Key)))
        {
            var nearest = NearestWord.Of(entry.Key, asked);
            LocalText? hint = nearest is null
                ? null
                : new LocalText($"是不是想写“{nearest}”？", $"Did you mean '{nearest}'?");
            diagnostics.Add(
                StructureRules.UnknownKey,
                entry.Place,
                $"不认识“{entry.Key}”，这一项不会显示。",
                $"'{entry.Key}' is not known and is shown nowhere.",
                hint);
        }
    }

    private DateOnly? Day(string key, string text, TextPlace place)
    {
        if (DateText.TryReadDay(text) is { } day)
        {
            return day;
        }

        diagnostics.Add(
            StructureRules.BadDate, place, $"“{text}”不是日期。", $"'{text}' is not a date ({key}).", Hints.WriteDate);
        return null;
    }

    private void Word(string key, string text, IEnumerable<string> words) => diagnostics.Add(
        StructureRules.UnknownWord,
        PlaceOf(key),
        $"“{key}”不能写“{text}”。",
        $"'{key}' cannot be '{text}'.",
        Hints.OneOf(words));

    private void Shape(string key, TextPlace place, string chinese, string english) => diagnostics.Add(
        StructureRules.BadShape, place, $"“{key}”应当写{chinese}。", $"'{key}' must be {english}.");
}
