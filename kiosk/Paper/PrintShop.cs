using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Paper;

/// <summary>Sets a village's documents on paper. Pure: what becomes of the pages is another's affair.</summary>
/// <param name="library">The village.</param>
/// <param name="settings">Where phones find its pages.</param>
/// <param name="time">The clock.</param>
internal sealed class PrintShop(VillageLibrary library, KioskSettings settings, TimeProvider time)
{
    /// <summary>The board sheet of a revision; <see langword="null"/> when it is not there to be shown.</summary>
    /// <param name="revision">Counted from 1; <see langword="null"/>: the latest.</param>
    public PaperSheet? Board(string id, int? revision, PaperFormat format, string language)
    {
        var context = Context(format, language);
        var found = revision is { } number
            ? context.Snapshot.Find(id, number)
            : context.Snapshot.Latest(id);
        return found is null ? null : new BoardSheet(context, format).Make(found);
    }

    /// <summary>
    /// The page for every household, as full as one page allows; <see langword="null"/> when the period is empty.
    /// </summary>
    /// <returns>The sheet and the paper it is set for: where little is told and it is still too much, in smaller type.
    /// </returns>
    public (PaperSheet Sheet, PaperFormat Format)? Household(
        Period period, PaperFormat format, string language, ITextMeasurer texts, IPictureSizes pictures)
    {
        var shop = new HouseholdSheet(Context(format, language), format);
        for (var points = HouseholdSheet.MostPoints; points >= 0; points--)
        {
            if (shop.Make(period, points) is not { } sheet)
            {
                return null;
            }

            if (Paginator.Paginate(sheet, format, texts, pictures).Count == 1)
            {
                return (sheet, format);
            }
        }

        var small = format.InSmallType;
        return new HouseholdSheet(Context(small, language), small).Make(period, points: 0) is { } last
            ? (last, small)
            : null;
    }

    private ScreenContext Context(PaperFormat format, string language)
    {
        var snapshot = library.Current;
        var now = time.GetUtcNow().ToOffset(settings.UtcOffset);
        return new ScreenContext(
            KioskState.Fresh(now, language),
            library,
            snapshot,
            KioskClock.Judge(now, snapshot),
            settings,
            KioskStatus.Local,
            format.Metrics);
    }
}
