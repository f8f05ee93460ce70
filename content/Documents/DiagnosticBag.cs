namespace VillagePublic.Content.Documents;

/// <summary>Collects what is found in one file. Not thread-safe.</summary>
internal sealed class DiagnosticBag(string path)
{
    /// <summary>More findings than this help nobody, and a hostile file must not fill the memory.</summary>
    public const int MaxCount = 500;

    private readonly List<Diagnostic> found = [];

    /// <summary>Whether one of the findings stops publishing.</summary>
    public bool HasError { get; private set; }

    public void Add(DiagnosticRule rule, TextPlace place, string chinese, string english, LocalText? hint = null)
    {
        if (HasRoomFor(rule.Severity))
        {
            found.Add(rule.At(path, place, new LocalText(chinese, english), hint));
        }
    }

    /// <summary>Takes over what an earlier stage found.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (HasRoomFor(diagnostic.Severity))
        {
            found.Add(diagnostic);
        }
    }

    /// <summary>The findings in the order of the file, at most <see cref="MaxCount"/>, errors kept first.</summary>
    public IReadOnlyList<Diagnostic> ToList()
    {
        IEnumerable<Diagnostic> kept = found;
        if (found.Count > MaxCount)
        {
            kept = found.OrderByDescending(diagnostic => diagnostic.Severity).Take(MaxCount);
        }

        return [.. kept.OrderBy(diagnostic => diagnostic.Line)
            .ThenBy(diagnostic => diagnostic.Column)
            .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal)];
    }

    // Errors find room until they alone are too many; warnings only while there is some.
    private bool HasRoomFor(Severity severity)
    {
        HasError |= severity == Severity.Error;
        return found.Count < (severity == Severity.Error ? 2 * MaxCount : MaxCount);
    }
}
