using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Tests.Publishing;

/// <summary>A village's log with two people who publish to it.</summary>
internal sealed class VillageLog : IDisposable
{
    public const string Origin = "qingxi.example/log";

    public const string AuthorName = "王秀兰";
    public const string ReviewerName = "李建国";

    private readonly PersonKey author = PersonKey.Create();
    private readonly PersonKey reviewer = PersonKey.Create();

    public VillageLog(ILogStore? store = null, ISignedMark? mark = null, LogKeys? keys = null)
    {
        Keys = keys ?? LogKeys.Create(Origin);
        Store = store ?? new MemoryLogStore();
        Mark = mark ?? new MemorySignedMark();
        Publisher = LogPublisher.Create(Store, Keys, Mark, Time, People);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 3, 8, 0, 0, TimeSpan.Zero));

    public LogKeys Keys { get; private set; }

    public IReadOnlyList<Signer> People =>
    [
        author.Introduce(AuthorName, Approvals.Author), reviewer.Introduce(ReviewerName, Approvals.Reviewer),
    ];

    public ILogStore Store { get; }

    public ISignedMark Mark { get; }

    public LogPublisher Publisher { get; private set; }

    public static Submission Document(string id, string text, params SubmittedFile[] files) => new(
        id,
        DocumentKind.Notice,
        $"告示 {id}",
        "2026-11",
        [new SubmittedFile($"{id}.md", "text/markdown", StrictUtf8.GetBytes(text)), .. files]);

    public void Reopen() => Publisher = LogPublisher.Open(Store, Keys, Mark, Time);

    public IReadOnlyList<Approval> Agree(PendingEntry pending) =>
        [author.SignAsAuthor(pending, AuthorName), reviewer.SignAsReviewer(pending, ReviewerName)];

    public Publication Sign(PendingEntry pending, params byte[][] files) => new(pending, Agree(pending), files);

    public Publication Sign(Submission submission, string? reason = null) =>
        Sign(Publisher.Prepare(submission, reason), [.. submission.Files.Select(file => file.Bytes)]);

    public PublishOutcome.Published Publish(params Submission[] submissions) =>
        Assert.IsType<PublishOutcome.Published>(
            Publisher.Publish([.. submissions.Select(submission => Sign(submission))]));

    public PublishOutcome.Published Publish(string id, string text = "水费下月起按户收取。") =>
        Publish(Document(id, text));

    /// <summary>Puts another list of people in force, agreed to by the two.</summary>
    public PublishOutcome ChangePeople(params Signer[] people)
    {
        var pending = Publisher.PrepareKeys(people, null);
        return Publisher.ChangeKeys(pending, Agree(pending));
    }

    /// <summary>Puts new keys of log and clock in force; returns the former ones, as a thief may hold them.</summary>
    public LogKeys Rotate()
    {
        var (former, next) = (Keys, LogKeys.Create(Origin));
        var pending = Publisher.PrepareKeys(People, "换届", next);
        Assert.IsType<PublishOutcome.Published>(Publisher.ChangeKeys(pending, Agree(pending), next));
        Keys = next;
        return former;
    }

    /// <summary>Publishes so many small documents that the log has <paramref name="size"/> entries.</summary>
    public void GrowTo(int size)
    {
        var first = (int)Store.ReadHead()!.Checkpoint.Size;
        Publish([.. Enumerable.Range(first, size - first).Select(i => Document($"notices/{i:00000}", $"第 {i} 号。"))]);
    }

    public void Dispose()
    {
        Keys.Dispose();
        author.Dispose();
        reviewer.Dispose();
    }
}
