using VillagePublic.Content.Documents;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Tests.Publishing;

public sealed class ApprovalsTests : IDisposable
{
    private readonly PersonKey author = PersonKey.Create();
    private readonly PersonKey reviewer = PersonKey.Create();
    private readonly PendingEntry pending = Pending(VillageLog.Origin, "水费");

    [Fact]
    public void Two_people_with_two_keys_may() =>
        Assert.Null(Approvals.SignatureFault(pending, [ByAuthor("王秀兰"), ByReviewer("李建国")]));

    [Fact]
    public void The_reviewer_is_never_the_author()
    {
        Assert.NotNull(Approvals.SignatureFault(pending, [ByAuthor("王秀兰"), ByReviewer("王秀兰")]));
        Assert.NotNull(Approvals.SignatureFault(
            pending, [ByAuthor("王秀兰"), author.SignAsReviewer(pending, "李建国")]));
    }

    [Fact]
    public void Both_must_have_signed_and_nobody_else()
    {
        Assert.NotNull(Approvals.SignatureFault(pending, []));
        Assert.NotNull(Approvals.SignatureFault(pending, [ByAuthor("王秀兰")]));
        Assert.NotNull(Approvals.SignatureFault(pending, [ByReviewer("李建国"), ByAuthor("王秀兰")]));
        Assert.NotNull(Approvals.SignatureFault(pending, [ByAuthor("王秀兰"), author.SignAsAuthor(pending, "李建国")]));
        Assert.NotNull(Approvals.SignatureFault(
            pending, [ByAuthor("王秀兰"), ByReviewer("李建国"), ByReviewer("张三")]));
    }

    [Fact]
    public void A_signature_serves_for_nothing_else()
    {
        var signed = new[] { ByAuthor("王秀兰"), ByReviewer("李建国") };
        Assert.NotNull(Approvals.SignatureFault(Pending(VillageLog.Origin, "电费"), signed));
        Assert.NotNull(Approvals.SignatureFault(Pending("other.example/log", "水费"), signed));
        Assert.NotNull(Approvals.SignatureFault(pending, [signed[0] with { Name = "张三" }, signed[1]]));
        Assert.NotNull(Approvals.SignatureFault(
            pending, [signed[1] with { Role = Approvals.Author }, signed[0] with { Role = Approvals.Reviewer }]));
        Assert.NotNull(Approvals.SignatureFault(
            pending, [signed[0] with { Key = reviewer.PublicKey[..31] }, signed[1]]));
    }

    [Fact]
    public void A_sealed_key_opens_with_its_password_only()
    {
        var bytes = author.Seal("清溪村2026");
        using var opened = PersonKey.TryOpen(bytes, "清溪村2026")!;
        Assert.Equal(author.PublicKey, opened.PublicKey);
        Assert.Null(PersonKey.TryOpen(bytes, "清溪村2025"));
        bytes[^1] ^= 1;
        Assert.Null(PersonKey.TryOpen(bytes, "清溪村2026"));
        Assert.Null(PersonKey.TryOpen([], ""));
    }

    public void Dispose()
    {
        author.Dispose();
        reviewer.Dispose();
    }

    private static PendingEntry Pending(string origin, string title) => PendingEntry.Of(origin, new LogEntry
    {
        Kind = EntryKind.Withdraw,
        Id = "notices/water",
        Revision = 2,
        Previous = 1,
        DocumentKind = DocumentKind.Notice,
        Title = title,
        Published = default,
        Reason = "重复",
    });

    private Approval ByAuthor(string name) => author.SignAsAuthor(pending, name);

    private Approval ByReviewer(string name) => reviewer.SignAsReviewer(pending, name);
}
