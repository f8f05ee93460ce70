namespace VillagePublic.Content.Documents;

/// <summary>One thing the program looks for; every <see cref="Diagnostic"/> comes from one.</summary>
/// <param name="Code"><c>VP</c> and four digits; never given to another rule once published.</param>
/// <param name="Severity">Whether a finding stops publishing.</param>
/// <param name="Title">What is looked for, in one phrase.</param>
public sealed record DiagnosticRule(string Code, Severity Severity, LocalText Title)
{
    internal static DiagnosticRule Error(string code, string chinese, string english) =>
        new(code, Severity.Error, new LocalText(chinese, english));

    internal static DiagnosticRule Warning(string code, string chinese, string english) =>
        new(code, Severity.Warning, new LocalText(chinese, english));

    internal Diagnostic At(string path, TextPlace place, LocalText message, LocalText? hint = null) =>
        new(Code, Severity, path, place.Line, place.Column, message, hint);
}

/// <summary>A place in the author's file.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 units, from 1.</param>
public readonly record struct TextPlace(int Line, int Column)
{
    /// <summary>The first character of the file.</summary>
    public static readonly TextPlace Start = new(1, 1);
}
