namespace VillagePublic.Content.Forms;

/// <summary>One key of the front matter as a form shows it.</summary>
/// <param name="Name">Its name; <c>show.until</c> for a key inside another.</param>
/// <param name="Value">Its value as people write it: without quotes, lists with 、 or line ends between.</param>
/// <param name="Shape">How it is written.</param>
/// <param name="Line">Line in the author's file, from 1.</param>
public sealed record FormKey(string Name, string Value, FormKeyShape Shape, int Line);

/// <summary>How a key's value is written.</summary>
public enum FormKeyShape
{
    /// <summary>One text.</summary>
    Scalar,

    /// <summary>A list on one line.</summary>
    List,

    /// <summary>A list with an item on each line; its value has one a line too.</summary>
    Lines,

    /// <summary>Anything else; a form shows its YAML.</summary>
    Raw,
}
