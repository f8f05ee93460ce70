using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>All that a scene is made from.</summary>
/// <param name="State">What the villager did.</param>
/// <param name="Library">Reads documents.</param>
/// <param name="Snapshot">What is published.</param>
/// <param name="Clock">What time it is.</param>
/// <param name="Settings">Where the kiosk stands.</param>
/// <param name="Status">How the kiosk is doing.</param>
/// <param name="Display">What is laid out for.</param>
internal sealed record ScreenContext(
    KioskState State,
    VillageLibrary Library,
    VillageSnapshot Snapshot,
    KioskClock Clock,
    KioskSettings Settings,
    KioskStatus Status,
    DisplayMetrics Display)
{
    /// <summary>Width from which two columns of text stand side by side, at standard size.</summary>
    private const double WideMm = 400;

    /// <summary>Width below which a label no longer fits beside its value.</summary>
    private const double NarrowMm = 170;

    /// <summary>Height below which a screen must not waste any.</summary>
    private const double LowMm = 300;

    /// <summary>Finds documents by their text; <see langword="null"/> as long as the answer is on its way.</summary>
    public Func<string, int, IReadOnlyList<SearchHit>?> SearchText { get; init; } = Library.Search;

    /// <summary>Who may help from afar now.</summary>
    public HelpOffer? Help => Status.Help is { } offer && Clock.Now < offer.Until ? offer : null;

    public WordTable Words { get; } = WordTable.For(State.Language);

    /// <summary>Width of the display in millimetres of standard text: twice the text halves it.</summary>
    public double WidthMm => Display.WidthPx / Display.PxPerMm / TextFactor;

    public double HeightMm => Display.HeightPx / Display.PxPerMm / TextFactor;

    private double TextFactor => (Display with { TextScale = State.TextScale }).TextFactor;

    public bool IsWide => WidthMm >= WideMm;

    public bool IsNarrow => WidthMm < NarrowMm;

    /// <summary>Whether little text stands below each other, as on a landscape display or with large text.</summary>
    public bool IsLow => HeightMm < LowMm;

    public bool IsLandscape => Display.WidthPx > Display.HeightPx;

    /// <summary>The village document.</summary>
    public Village? Village => Library.Village;

    public string this[Word word] => Words[word];

    public string Say(Word word, params ReadOnlySpan<object> arguments) => Words.Say(word, arguments);

    public string Say(LocalText text) => text.In(State.Language);

    public ParsedDocument? Read(PublishedRevision revision) => Library.Read(revision);

    /// <summary>The latest revision of a document, read; <see langword="null"/> when there is none to show.</summary>
    public ParsedDocument? ReadLatest(string id) =>
        Snapshot.Latest(id) is { IsWithdrawal: false } revision ? Read(revision) : null;

    /// <summary>Current documents that the kiosk shows today, newest subject first.</summary>
    public IEnumerable<PublishedRevision> Shown() => Snapshot.Current.Where(IsShown);

    /// <summary>Whether a document's days of showing include today.</summary>
    public bool IsShown(PublishedRevision revision)
    {
        if (revision.Kind == DocumentKind.Village || Read(revision) is not { } document)
        {
            return false;
        }

        return (document.Show.From is not { } from || from <= Clock.Today)
            && (document.Show.Until is not { } until || Clock.Today < until);
    }
}
