using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>How one kind of document is shown.</summary>
internal abstract class KindScreen
{
    public abstract DocumentKind Kind { get; }

    public abstract Icon Icon { get; }

    /// <summary>Name of one document of this kind.</summary>
    public abstract Word Name { get; }

    /// <summary>What stands below the title, from top to bottom.</summary>
    /// <param name="page">The document and the screen it is shown on.</param>
    public abstract IEnumerable<Node?> Sections(DocumentPage page);

    /// <summary>What a card in a list says below the title; <see langword="null"/> for nothing.</summary>
    public virtual Node? ListNote(ScreenContext context, ParsedDocument document) =>
        document.Summary is { Length: > 0 } summary ? Sheet.Muted(summary) with { MaxLines = 2 } : null;

    /// <summary>What stands between the kind's name and the title: the day, the period, the body that met.</summary>
    public virtual string? Kicker(ScreenContext context, ParsedDocument document) =>
        document.Period is { } period ? context.Name(period) : document.Date is { } date ? context.Day(date) : null;
}

/// <summary>A document on a screen.</summary>
/// <param name="Context">The screen.</param>
/// <param name="Revision">The revision shown.</param>
/// <param name="Document">Its content.</param>
/// <param name="Route">How it was reached and what was chosen on it.</param>
internal sealed record DocumentPage(
    ScreenContext Context, PublishedRevision Revision, ParsedDocument Document, Route.Document Route)
{
    /// <summary>The author's running text, without what the screen shows in its own way.</summary>
    public Node? Prose() => new BlockNodes(Context, Revision).All(Document.Prose);
}

/// <summary>The kinds, each a slice of its own.</summary>
internal static class KindScreens
{
    public static IReadOnlyList<KindScreen> All { get; } =
    [
        new FinanceScreen(), new MinutesScreen(), new VoteScreen(), new NoticeScreen(),
        new RosterScreen(), new ContractScreen(), new MatterScreen(), new VillageScreen(),
    ];

    public static KindScreen Of(DocumentKind kind) => All.First(screen => screen.Kind == kind);
}
