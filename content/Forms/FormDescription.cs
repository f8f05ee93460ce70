using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Forms;

/// <summary>What the form of a kind asks for; all forms are made from these.</summary>
/// <param name="Fields">Keys of the front matter, most important first.</param>
/// <param name="Sections">Parts of the body that can be added.</param>
public sealed record FormDescription(IReadOnlyList<FormField> Fields, IReadOnlyList<FormSection> Sections)
{
    /// <summary>The form of a kind.</summary>
    public static FormDescription Of(DocumentKind kind) => FormDescriptions.All[kind];
}

/// <summary>One key a form asks for.</summary>
/// <param name="Key">Key of the front matter; <c>show.until</c> for one inside another.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Look">How it is filled in.</param>
public sealed record FormField(string Key, LocalText Label, FormFieldLook Look)
{
    /// <summary>What to write, where the label does not say it.</summary>
    public LocalText? Hint { get; init; }

    /// <summary>The words to choose from.</summary>
    public IReadOnlyList<KeyValuePair<string, LocalText>> Choices { get; init; } = [];
}

/// <summary>How a key is filled in.</summary>
public enum FormFieldLook
{
    /// <summary>A few words.</summary>
    Text,

    /// <summary>A sentence.</summary>
    Sentence,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>One of several words.</summary>
    Choice,

    /// <summary>Names with 、 between.</summary>
    Names,
}

/// <summary>A part of the body that can be added with one tap.</summary>
/// <param name="Key">Names it.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Heading">Its heading; empty for a table that stands alone.</param>
/// <param name="Markdown">What is added.</param>
public sealed record FormSection(string Key, LocalText Label, string Heading, string Markdown);
