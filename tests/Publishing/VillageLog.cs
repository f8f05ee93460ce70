using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Tests.Publishing;

/// <summary>A village's log with two people who publish to it.</summary>
internal sealed class VillageLog : IDisposable
{
    public const string Origin = "qingxi.example/log";

    private readonly PersonKey author = PersonKey.Create();
    private readonly PersonKey reviewer = PersonKey.Create();

    public VillageLog(ILogStore? store = null, ISignedMark? mark = null, LogKeys? keys = null)
    {
        Keys = keys ?? LogKeys.Create(Origin);
        Store = store ?? new MemoryLogStore();
        Mark = mark ?? new MemorySignedMark();
        Publisher = LogPublisher.Create(Store, Keys, Mark, Time);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 3, 8, 0, 0, TimeSpan.Zero));

    public LogKeys Keys { get; }

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

    public Publication Sign(PendingEntry pending, params byte[][] files) => new(
        pending,
        [author.SignAsAuthor(pending, "王秀兰"), reviewer.SignAsReviewer(pending, "李建国")],
        files);

    public Publication Sign(Submission submission, string? reason = null) =>
        Sign(Publisher.Prepare(submission, reason), [.. submission.Files.Select(file => file.Bytes)]);

    public PublishOutcome.Published Publish(params Submission[] submissions) =>
        Assert.IsType<PublishOutcome.Published>(
            Publisher.Publish([.. submissions.Select(submission => Sign(submission))]));

    public PublishOutcome.Published Publish(string id, string text = "水费下月起按户收取。") =>
        Publish(Document(id, text));

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
