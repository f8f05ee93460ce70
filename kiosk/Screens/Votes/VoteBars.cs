using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Counts as bars on one scale, with the mark that had to be reached.</summary>
internal static class VoteBars
{
    /// <summary>Bars of a motion; that the counts were not published, when they were not.</summary>
    public static Node Make(ScreenContext context, VoteRecord vote, Motion motion, VoteReading reading)
    {
        if (motion is { For: null, Against: null, Abstain: null })
        {
            return Sheet.Badge(
                motion.StatedResult is { Length: > 0 } stated
                    ? context.Say(Word.CountsNotPublishedStated, stated)
                    : context[Word.CountsNotPublished],
                Icon.Info,
                Ink.Muted);
        }

        var counted = (motion.For ?? 0) + (motion.Against ?? 0) + (motion.Abstain ?? 0) + (motion.Invalid ?? 0);
        var whole = Math.Max(1, Math.Max(counted, Math.Max(vote.Present ?? 0, reading.NeededFor ?? 0)));
        return Sheet.Stack(
            4,
            Row(context, Word.For, motion.For, whole, Ink.Pine, reading.NeededFor),
            reading.NeededFor is { } needed ? Sheet.Muted(context.Say(Word.NeededMark, needed)) : null,
            Row(context, Word.Against, motion.Against, whole, Ink.Cinnabar),
            Row(context, Word.Abstain, motion.Abstain, whole, Ink.Ochre),
            motion.Invalid is > 0 ? Row(context, Word.Invalid, motion.Invalid, whole, Ink.Muted) : null);
    }

    /// <summary>One labelled bar.</summary>
    public static Node Row(
        ScreenContext context, Word label, int? count, int whole, Ink ink, int? mark = null) => Sheet.Stack(
        1.5,
        new Node.Row([new Node.Flex(new Node.Text(context[label])), Count(context, count)], Sheet.GridMm),
        count is { } votes
            ? new Node.Bar(votes / (double)whole, ink) { HeightMm = 7, MarkFraction = mark / (double?)whole }
            : null);

    /// <summary>A count, or that it was not published: never 0 in its place.</summary>
    public static Node.Text Count(ScreenContext context, int? count) => count is { } votes
        ? new Node.Text(context.Say(Word.Votes, votes)) { Bold = true, Tabular = true, Align = TextAlign.End }
        : Sheet.Muted(context[Word.CountNotPublished]) with { Align = TextAlign.End };
}
