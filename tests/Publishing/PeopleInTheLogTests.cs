using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Tests.Publishing;

/// <summary>Whose signatures count is what the log says, and nothing else.</summary>
public sealed class PeopleInTheLogTests : IDisposable
{
    private const string NewName = "张三";

    private readonly VillageLog log = new();
    private readonly PersonKey newcomer = PersonKey.Create();
    private readonly MemoryLogStore kiosk = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Signer NewAuthor => newcomer.Introduce(NewName, Approvals.Author);

    [Fact]
    public void The_publisher_refuses_a_key_the_log_has_not_introduced()
    {
        var pending = log.Publisher.Prepare(VillageLog.Document("notices/water", "一"));
        var publication = ByNewcomer(pending);
        Refused("not introduced", log.Publisher.Publish([publication]));
        Assert.IsType<PublishOutcome.Published>(log.ChangePeople([.. log.People, NewAuthor]));
        Assert.IsType<PublishOutcome.Published>(log.Publisher.Publish([publication]));
    }

    [Fact]
    public async Task A_kiosk_refuses_it_even_when_the_logs_own_key_has_signed_it()
    {
        await FollowAsync();
        var pending = log.Publisher.Prepare(VillageLog.Document("notices/water", "一"));
        var publication = ByNewcomer(pending);

        // The thief of the log's key alone: everything is as it should be but for the person.
        var forged = LogPublisherTests.Copy(log.Store);
        forged.WriteBlob(pending.Entry.Blobs[0].Sha256, publication.Files[0]);
        ForgedLog.Append(forged, log.Keys, log.Time, LogEntryFormat.Format(
            pending.Entry with { Published = log.Time.GetUtcNow(), Approvals = publication.Approvals }));
        var outcome = Assert.IsType<FollowOutcome.Rejected>(await FollowAsync(forged));
        Assert.Equal(FeedFault.BrokenRule, outcome.Fault);
        Assert.Contains("has not introduced this key", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(1, kiosk.ReadHead()!.Checkpoint.Size);
        Assert.Contains(
            "has not introduced",
            Assert.Single(LogAudit.Findings(forged, log.Publisher.Key)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_left_the_list_signs_nothing_more_and_what_they_signed_stays_good()
    {
        Assert.IsType<PublishOutcome.Published>(log.ChangePeople([.. log.People, NewAuthor]));
        Assert.IsType<PublishOutcome.Published>(log.Publisher.Publish(
            [ByNewcomer(log.Publisher.Prepare(VillageLog.Document("notices/water", "一")))]));
        Assert.IsType<PublishOutcome.Published>(log.ChangePeople([.. log.People]));
        Refused("not introduced", log.Publisher.Publish(
            [ByNewcomer(log.Publisher.Prepare(VillageLog.Document("notices/power", "一")))]));
        await FollowAsync();
        Assert.Equal(4, kiosk.ReadHead()!.Checkpoint.Size);
        Assert.Empty(LogAudit.Findings(kiosk, log.Publisher.Key));
    }

    [Fact]
    public void A_key_counts_in_its_own_role_and_name_only()
    {
        Assert.IsType<PublishOutcome.Published>(log.ChangePeople([.. log.People, NewAuthor]));
        var pending = log.Publisher.Prepare(VillageLog.Document("notices/water", "一"));
        var good = log.Agree(pending);
        Refused("not introduced", Publish(pending, [good[0], newcomer.SignAsReviewer(pending, NewName)]));
        Refused("not introduced", Publish(pending, [newcomer.SignAsAuthor(pending, "别人"), good[1]]));
        Assert.IsType<PublishOutcome.Published>(
            Publish(pending, [newcomer.SignAsAuthor(pending, NewName), good[1]]));
    }

    [Fact]
    public void A_list_with_a_pair_changes_only_when_the_pair_agrees()
    {
        var pending = log.Publisher.PrepareKeys([.. log.People, NewAuthor], "新来的文书");
        var good = log.Agree(pending);
        Refused("takes an author's", log.Publisher.ChangeKeys(pending, []));
        Refused("takes an author's", log.Publisher.ChangeKeys(pending, [good[0]]));
        Refused("not introduced", log.Publisher.ChangeKeys(
            pending, [newcomer.SignAsAuthor(pending, NewName), good[1]]));
        var other = log.Publisher.PrepareKeys(log.People, "别的");
        Refused("not over this content", log.Publisher.ChangeKeys(pending, log.Agree(other)));
        Refused("must keep an author and a reviewer", log.ChangePeople(log.People[0], NewAuthor));
        Assert.Equal(2, log.Publisher.KeysNow.People.Count);

        Assert.IsType<PublishOutcome.Published>(log.Publisher.ChangeKeys(pending, good));
        Assert.Equal(NewAuthor, log.Publisher.KeysNow.People[2]);
        Refused("newer revision", log.Publisher.ChangeKeys(pending, good));
    }

    [Fact]
    public void Until_there_is_a_pair_the_logs_key_alone_introduces_people()
    {
        using var keys = LogKeys.Create(VillageLog.Origin);
        var publisher = LogPublisher.Create(new MemoryLogStore(), keys, new MemorySignedMark(), log.Time, []);
        foreach (var count in new[] { 1, 2 })
        {
            var pending = publisher.PrepareKeys([.. log.People.Take(count)], null);
            Assert.IsType<PublishOutcome.Published>(publisher.ChangeKeys(pending, []));
        }

        Refused(
            "takes an author's",
            publisher.ChangeKeys(publisher.PrepareKeys([.. log.People, NewAuthor], null), []));
    }

    [Fact]
    public void Nobody_stands_on_the_list_twice_or_in_two_roles()
    {
        foreach (var twice in new[]
        {
            newcomer.Introduce(VillageLog.AuthorName, Approvals.Author),
            log.People[0] with { Name = NewName },
            log.People[0] with { Role = Approvals.Reviewer },
            NewAuthor with { Role = "owner" },
            NewAuthor with { Name = "a\nb" },
            NewAuthor with { Key = NewAuthor.Key[..31] },
        })
        {
            Assert.Throws<ArgumentException>(() => log.Publisher.PrepareKeys([.. log.People, twice], null));
        }
    }

    public void Dispose()
    {
        log.Dispose();
        newcomer.Dispose();
    }

    private static void Refused(string because, PublishOutcome outcome) => Assert.Contains(
        because, Assert.IsType<PublishOutcome.Refused>(outcome).Reasons[0].English, StringComparison.Ordinal);

    private Publication ByNewcomer(PendingEntry pending)
    {
        var good = log.Agree(pending);
        return new Publication(
            pending, [newcomer.SignAsAuthor(pending, NewName), good[1]], [Content.StrictUtf8.GetBytes("一")]);
    }

    private PublishOutcome Publish(PendingEntry pending, IReadOnlyList<Approval> approvals) =>
        log.Publisher.Publish([new Publication(pending, approvals, [Content.StrictUtf8.GetBytes("一")])]);

    private Task<FollowOutcome> FollowAsync(ILogStore? from = null) =>
        new LogFollower(kiosk, log.Publisher.Key, log.Time).FollowAsync(
            [new LocalLogSource(new FeedTree(from ?? log.Store, log.Publisher.Key))], Cancel);
}
