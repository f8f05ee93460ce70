using System.Runtime.CompilerServices;
using System.Text;
using VillagePublic.Content.Store;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The titles of a village, and the summaries of its newest documents, ready to be looked through.</summary>
/// <remarks>Made once for each state of the log; fifty thousand titles take some hundredths of a second, which is why
/// <see cref="Of"/> is called once beside the screen before anybody searches.</remarks>
internal sealed class TitleIndex
{
    /// <summary>Newest documents whose summaries are looked through too: they are parsed at the start anyway.</summary>
    private const int SummaryCount = 400;

    private static readonly ConditionalWeakTable<IReadOnlyList<PublishedRevision>, TitleIndex> Known = [];

    private readonly Entry[] entries;
    private readonly Lazy<IReadOnlyDictionary<Rune, int>> characters;

    private TitleIndex(VillageLibrary library, VillageSnapshot snapshot)
    {
        entries =
        [
            .. snapshot.Current.Select((revision, index) =>
            {
                var summary = index < SummaryCount ? library.Read(revision)?.Summary ?? "" : "";
                return new Entry(
                    revision, TitlePattern.Prepare(revision.Title), summary, TitlePattern.Prepare(summary));
            }),
        ];
        characters = new(CountCharacters);
    }

    /// <summary>How often each Han character stands in the titles.</summary>
    public IReadOnlyDictionary<Rune, int> Characters => characters.Value;

    /// <summary>The index of a state of the log; confirming the same state again makes no new one.</summary>
    public static TitleIndex Of(VillageLibrary library, VillageSnapshot snapshot) =>
        Known.GetValue(snapshot.All, _ => new TitleIndex(library, snapshot));

    /// <summary>Documents whose title fits, those whose title begins so first; then those whose summary does.</summary>
    public IEnumerable<Found> Find(TitlePattern pattern)
    {
        var later = new List<Found>();
        var last = new List<Found>();
        foreach (var entry in entries)
        {
            if (pattern.Find(entry.Title) is var (start, _))
            {
                if (start == 0)
                {
                    yield return new Found(entry.Revision, entry.Summary);
                }
                else
                {
                    later.Add(new Found(entry.Revision, entry.Summary));
                }
            }
            else if (entry.PreparedSummary.Length > 0 && pattern.Find(entry.PreparedSummary) is not null)
            {
                last.Add(new Found(entry.Revision, entry.Summary));
            }
        }

        foreach (var found in later.Concat(last))
        {
            yield return found;
        }
    }

    /// <summary>Words of the titles that letters may mean, the commonest first.</summary>
    public IEnumerable<string> Words(TitlePattern letters)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (letters.Find(entry.Title) is var (start, end) && entry.Title[start..end] is var word
                && !word.Any(char.IsAscii))
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        return counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key);
    }

    private Dictionary<Rune, int> CountCharacters()
    {
        var counts = new Dictionary<Rune, int>();
        foreach (var rune in entries.SelectMany(entry => (entry.Title + entry.PreparedSummary).EnumerateRunes()))
        {
            if (!rune.IsAscii)
            {
                counts[rune] = counts.GetValueOrDefault(rune) + 1;
            }
        }

        return counts;
    }

    private sealed record Entry(PublishedRevision Revision, string Title, string Summary, string PreparedSummary);
}

/// <summary>One document found.</summary>
/// <param name="Revision">Its latest revision.</param>
/// <param name="Excerpt">What to show of it.</param>
internal sealed record Found(PublishedRevision Revision, string Excerpt);
