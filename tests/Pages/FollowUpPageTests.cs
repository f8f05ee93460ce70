using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;

namespace VillagePublic.Tests.Pages;

/// <summary>What a meeting asked for is shown until it is ticked, also when a revision leaves it out.</summary>
public sealed class FollowUpPageTests
{
    private readonly Dictionary<Hash, byte[]> blobs = [];

    [Fact]
    public void An_item_a_correction_leaves_out_is_still_shown_with_the_revision_that_asked_for_it()
    {
        var (library, revisions) = Publish(
            "- [ ] 装好三组的路灯\n- [ ] 把北井修好\n", "- [x] 把北井修好\n- [ ] 修桥\n");

        Assert.Equal(["装好三组的路灯 1", "把北井修好 1", "修桥 2"], Items(library, revisions[1]));
        Assert.Equal(["装好三组的路灯 1", "把北井修好 1"], Items(library, revisions[0]));
        Assert.True(FollowUps.Of(library, revisions[1], Read(library, revisions[1]))[0].IsDropped);
        Assert.Equal(2, FollowUps.Of(library, revisions[1], Read(library, revisions[1]))[1].DoneIn);
        Assert.DoesNotContain(FollowUps.Of(library, shown: null, Read(library, revisions[1])), item => item.IsDropped);
    }

    private static IEnumerable<string> Items(VillageLibrary library, PublishedRevision shown) =>
        FollowUps.Of(library, shown, Read(library, shown)).Select(item => $"{item.Item.Text} {item.FirstSeen}");

    private static MeetingMinutes Read(VillageLibrary library, PublishedRevision revision) =>
        Assert.IsType<MeetingMinutes>(library.Read(revision));

    private (VillageLibrary Library, IReadOnlyList<PublishedRevision> Revisions) Publish(params string[] bodies)
    {
        var revisions = bodies.Select((body, index) =>
        {
            var text = StrictUtf8.GetBytes(
                "---\nkind: minutes\ntitle: 会\ndate: 2026-10-12\nbody: committee\n---\n\n" + body);
            var hash = Hash.Of(text);
            blobs[hash] = text;
            return new PublishedRevision(index, default, new LogEntry
            {
                Kind = index == 0 ? EntryKind.Publish : EntryKind.Correct,
                Id = "minutes/a",
                Revision = index + 1,
                DocumentKind = DocumentKind.Minutes,
                Title = "会",
                Published = DateTimeOffset.UnixEpoch,
                Blobs = [new BlobReference(hash, text.Length, "text/markdown", "document", "minutes/a.md")],
            });
        }).ToList();
        var library = new VillageLibrary(hash => blobs.GetValueOrDefault(hash), (_, _) => []);
        library.Replace(new VillageSnapshot(null, null, revisions));
        return (library, revisions);
    }
}
