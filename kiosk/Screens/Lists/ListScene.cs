using System.Globalization;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The documents of a topic, one year at a time, month by month.</summary>
internal static class ListScene
{
    public static Node Body(ScreenContext context, Route.List route)
    {
        var tile = Topics.Of(route.Topic);
        var documents = context.Shown().Where(revision => tile.Kinds.Contains(revision.Kind)).ToList();
        var years = documents.Select(revision => MonthOf(context, revision).Year).Distinct().OrderDescending().ToList();
        var year = route.Year is { } chosen && years.Contains(chosen) ? chosen : years.FirstOrDefault();
        var months = documents
            .Where(revision => MonthOf(context, revision).Year == year)
            .GroupBy(revision => MonthOf(context, revision).Month)
            .OrderByDescending(group => group.Key)
            .Select(group => Month(context, year, group.Key, group));
        return Sheet.Stack(
            Sheet.SectionGapMm,
            [
                Title(context, tile, documents.Count),
                years.Count > 1
                    ? Sheet.Choices(years.Select(other => (
                        context.Say(Word.YearLong, other), (Route)(route with { Year = other }), other == year)))
                    : null,
                documents.Count == 0 ? Sheet.Empty(context[Word.NothingHereYet]) : null,
                .. months,
            ]);
    }

    private static Node Title(ScreenContext context, TopicTile tile, int count) => new Node.Row(
        [
            new Node.IconMark(tile.Icon, 16, Ink.Link),
            new Node.Flex(new Node.Text(context[tile.Name]) { Step = TextStep.Heading, Bold = true }),
            Sheet.Muted(context.Say(Word.DocumentCount, count)),
        ],
        5);

    private static Node Month(ScreenContext context, int year, int month, IEnumerable<PublishedRevision> documents) =>
        Sheet.Section(
            month == 0 ? context.Say(Word.YearLong, year) : context.Month(year, month),
            new Node.Grid(
                [.. documents.Select(revision => ListCards.Make(context, revision))],
                200,
                2,
                Sheet.CardGapMm))!;

    /// <summary>The month a document belongs to: of its period or date, else of its publication.</summary>
    private static (int Year, int Month) MonthOf(ScreenContext context, PublishedRevision revision)
    {
        var document = context.Read(revision);
        if (document?.Period is { } period)
        {
            var last = period.End.AddDays(-1);
            return (last.Year, last.Month);
        }

        if (document?.Date is { } date)
        {
            return (date.Year, date.Month);
        }

        var parts = (revision.Entry.Period ?? "").Split('-');
        if (int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            var month = parts.Length > 1 && int.TryParse(
                parts[1],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number)
                ? number
                : 0;
            return (year, month);
        }

        var day = context.Clock.DayOf(revision.Entry.Published);
        return (day.Year, day.Month);
    }
}
