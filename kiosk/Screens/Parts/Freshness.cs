using VillagePublic.Content.Feed;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>How fresh the content is: calm and always true.</summary>
internal static class Freshness
{
    /// <summary>A kiosk that asked within this time is up to date.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(30);

    /// <summary>The log's clock signs daily; one missed day is no alarm.</summary>
    private static readonly TimeSpan FreshFor = FollowOutcome.FreshFor;

    public static Node Line(ScreenContext context)
    {
        var (icon, ink) = context.Status.Source switch
        {
            SourceState.Refused => (Icon.Warning, Ink.Cinnabar),
            SourceState.Agreed when IsFrozen(context) => (Icon.Warning, Ink.Ochre),
            SourceState.ThisMachine => (Icon.Check, Ink.Pine),
            SourceState.Fetching or SourceState.Unwitnessed => (Icon.Clock, Ink.Muted),
            SourceState.Agreed when !IsOld(context) => (Icon.Check, Ink.Pine),
            _ => (Icon.Offline, Ink.Muted),
        };
        return new Node.Row(
            [
                new Node.IconMark(icon, 8, ink),
                new Node.Flex(new Node.Text(Text(context)) { Ink = ink == Ink.Pine ? Ink.Muted : ink }),
            ],
            3);
    }

    /// <summary>The sentence alone.</summary>
    public static string Text(ScreenContext context)
    {
        if (context.Snapshot.All is not [.., var newest])
        {
            return context.Status.Source is SourceState.Fetching fetching
                ? context.Say(Word.FetchingContent, fetching.FileCount)
                : context[Word.NoContentYet];
        }

        if (context.Status.Source is SourceState.ThisMachine or SourceState.NotConfigured
            || context.Snapshot.VerifiedAt is not { } verified)
        {
            return context.Say(Word.ContentOf, context.Moment(newest.Entry.Published));
        }

        var content = context.Say(Word.ContentOf, context.Moment(verified));
        if (context.Status.Source is SourceState.Refused)
        {
            return context.Say(Word.SourceRefused, content);
        }

        if (context.Status.Source is SourceState.Unwitnessed)
        {
            return context.Say(Word.SourceUnwitnessed, content);
        }

        if (context.Status.Source is SourceState.Agreed && IsFrozen(context))
        {
            return context.Say(Word.FeedFrozen, context.Moment(context.Status.SignedAt!.Value));
        }

        return IsOld(context) && context.Clock.IsPlausible
            ? context.Say(Word.OfflineFor, content, Duration(context, context.Clock.Now - verified))
            : content;
    }

    // The source answers, but what it gives was not signed for days: somebody may be holding it back.
    private static bool IsFrozen(ScreenContext context) => context.Clock.IsPlausible
        && context.Status.SignedAt is { } signed && context.Clock.Now - signed > FreshFor;

    private static bool IsOld(ScreenContext context) =>
        context.Snapshot.VerifiedAt is { } verified && context.Clock.Now - verified > Recent;

    private static string Duration(ScreenContext context, TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => context.Say(Word.Days, (int)time.TotalDays),
        { TotalHours: >= 1 } => context.Say(Word.Hours, (int)time.TotalHours),
        _ => context.Say(Word.Minutes, (int)time.TotalMinutes),
    };
}
