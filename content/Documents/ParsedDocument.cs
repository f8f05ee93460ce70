namespace VillagePublic.Content.Documents;

/// <summary>A document read from Markdown: typed data and the body as blocks. Immutable.</summary>
public abstract record ParsedDocument
{
    private protected ParsedDocument()
    {
    }

    /// <summary>What the document is about.</summary>
    public abstract DocumentKind Kind { get; }

    /// <summary>The file it was read from.</summary>
    public required SourceFile Source { get; init; }

    /// <summary>Path without <c>.md</c>: lower-case ASCII letters, digits, <c>-</c>, <c>/</c>.</summary>
    public string Id => Source.Id;

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>The day it is of; <see langword="null"/> when it has a period or neither.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The period it accounts for.</summary>
    public Period? Period { get; init; }

    /// <summary>One plain sentence for old eyes and for read-aloud.</summary>
    public string? Summary { get; init; }

    /// <summary>Ids of the matters it belongs to.</summary>
    public IReadOnlyList<string> Matters { get; init; } = [];

    /// <summary>The villagers' group, when it concerns only one.</summary>
    public string? Group { get; init; }

    /// <summary>When the kiosk shows it.</summary>
    public ShowTimes Show { get; init; } = new(null, null, false);

    /// <summary>BCP 47 language of the document; <see langword="null"/>: the village's.</summary>
    public string? Language { get; init; }

    /// <summary>Reason given by a corrected revision's author; <see langword="null"/> for a first revision.</summary>
    public string? Correction { get; init; }

    /// <summary>Codes of the warnings the author confirmed when signing.</summary>
    public IReadOnlyList<string> Confirmed { get; init; } = [];

    /// <summary>The body.</summary>
    public required IReadOnlyList<Block> Body { get; init; }

    /// <summary>
    /// The free text: the body without the tables and lists that the typed members hold, and without headings nothing
    /// is left under. A screen shows the typed members and this; who wants the author's order shows
    /// <see cref="Body"/> alone.
    /// </summary>
    public IReadOnlyList<Block> Prose { get; init; } = [];

    /// <summary>Where each key of the front matter has its value.</summary>
    public IReadOnlyDictionary<string, TextPlace> KeyPlaces { get; init; } =
        new Dictionary<string, TextPlace>(StringComparer.Ordinal);
}

/// <summary>When a kiosk shows a document.</summary>
/// <param name="From">First day shown; <see langword="null"/>: from publication.</param>
/// <param name="Until">First day not shown any more; <see langword="null"/>: never ends.</param>
/// <param name="Pinned">Whether it stands on the home screen.</param>
public sealed record ShowTimes(DateOnly? From, DateOnly? Until, bool Pinned);

/// <summary>What came of parsing: a document unless there was an error, and every diagnostic.</summary>
/// <param name="Document"><see langword="null"/> exactly when <paramref name="Diagnostics"/> has an error.</param>
/// <param name="Diagnostics">All findings, in file order.</param>
public sealed record ParseResult(ParsedDocument? Document, IReadOnlyList<Diagnostic> Diagnostics);
