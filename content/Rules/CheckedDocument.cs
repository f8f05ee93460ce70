using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules;

/// <summary>A document in which no rule found an error: what may be signed off and published.</summary>
/// <remarks>Only <see cref="DocumentChecker"/> makes one, so that nothing unchecked can be published.</remarks>
public sealed class CheckedDocument
{
    internal CheckedDocument(ParsedDocument document, IReadOnlyList<Diagnostic> diagnostics)
    {
        Document = document;
        Diagnostics = diagnostics;
    }

    /// <summary>The document.</summary>
    public ParsedDocument Document { get; }

    /// <summary>The warnings the clerk confirms and the published page shows. Never an error.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}

/// <summary>What came of checking a file.</summary>
/// <param name="Parsed">The document as read; <see langword="null"/> when it cannot be read.</param>
/// <param name="Checked"><see langword="null"/> exactly when <paramref name="Diagnostics"/> has an error.</param>
/// <param name="Diagnostics">All findings, in file order.</param>
public sealed record CheckResult(
    ParsedDocument? Parsed, CheckedDocument? Checked, IReadOnlyList<Diagnostic> Diagnostics);
