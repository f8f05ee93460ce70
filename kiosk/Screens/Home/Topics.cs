using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The tiles of the home screen and the kinds behind each.</summary>
internal static class Topics
{
    public static IReadOnlyList<TopicTile> All { get; } =
    [
        new(Topic.Finance, Icon.Finance, Word.TopicFinance, Word.TopicFinanceNote, [DocumentKind.Finance]),
        new(Topic.Votes, Icon.Vote, Word.TopicVotes, Word.TopicVotesNote, [DocumentKind.Vote]),
        new(Topic.Minutes, Icon.Minutes, Word.TopicMinutes, Word.TopicMinutesNote, [DocumentKind.Minutes]),
        new(Topic.Notices, Icon.Notice, Word.TopicNotices, Word.TopicNoticesNote, [DocumentKind.Notice]),
        new(Topic.Matters, Icon.Matter, Word.TopicMatters, Word.TopicMattersNote, [DocumentKind.Matter]),
        new(Topic.Registers, Icon.Contract, Word.TopicRegisters, Word.TopicRegistersNote,
            [DocumentKind.Roster, DocumentKind.Contract]),
    ];

    public static TopicTile Of(Topic topic) => All.First(tile => tile.Topic == topic);
}

/// <summary>One tile.</summary>
/// <param name="Topic">What it opens.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Name">Its word.</param>
/// <param name="Note">What is behind it, in a few words.</param>
/// <param name="Kinds">Kinds of documents listed.</param>
internal sealed record TopicTile(Topic Topic, Icon Icon, Word Name, Word Note, IReadOnlyList<DocumentKind> Kinds);
