using System.Globalization;

namespace VillagePublic.Content.Documents;

/// <summary>How much a diagnostic weighs.</summary>
public enum Severity
{
    /// <summary>The clerk confirms it; the published page shows what was confirmed.</summary>
    Warning,

    /// <summary>Stops publishing.</summary>
    Error,
}

/// <summary>One finding about a document, for its author to mend.</summary>
/// <param name="Code"><c>VP</c> and four digits; listed in content/docs/diagnostics.md.</param>
/// <param name="Severity">Whether it stops publishing.</param>
/// <param name="Path">Path of the author's file, relative to the village folder.</param>
/// <param name="Line">Line in the author's file, from 1.</param>
/// <param name="Column">Column in UTF-16 units, from 1.</param>
/// <param name="Message">What is wrong, with the offending text.</param>
/// <param name="Hint">How to mend it; <see langword="null"/> when the message says it all.</param>
public sealed record Diagnostic(
    string Code,
    Severity Severity,
    string Path,
    int Line,
    int Column,
    LocalText Message,
    LocalText? Hint = null)
{
    /// <summary>The diagnostic on one line, as a compiler prints it.</summary>
    /// <param name="language">BCP 47 language of the message.</param>
    public string Format(string language)
    {
        var severity = Severity == Severity.Error ? "error" : "warning";
        var hint = Hint is { } text ? " " + text.In(language) : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Path}:{Line}:{Column}: {severity} {Code}: {Message.In(language)}{hint}");
    }
}
