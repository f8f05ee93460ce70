namespace VillagePublic.Content.Documents;

/// <summary>A value of the front matter with its place.</summary>
/// <param name="Place">Where it starts in the author's file.</param>
internal abstract record YamlValue(TextPlace Place)
{
    /// <summary>A text.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Plain">Whether it stands without quotes, so that <c>null</c> means it.</param>
    /// <param name="Place">Where it starts.</param>
    internal sealed record Scalar(string Text, bool Plain, TextPlace Place) : YamlValue(Place);

    /// <summary>A list.</summary>
    internal sealed record Sequence(IReadOnlyList<YamlValue> Items, TextPlace Place) : YamlValue(Place);

    /// <summary>Keys and values, in the author's order, each key once.</summary>
    internal sealed record Mapping(IReadOnlyList<YamlEntry> Entries, TextPlace Place) : YamlValue(Place);
}

/// <summary>One key and its value.</summary>
internal sealed record YamlEntry(string Key, TextPlace Place, YamlValue Value);
