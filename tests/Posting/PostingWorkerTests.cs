using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content.Log;
using VillagePublic.Kiosk.Posting;
using VillagePublic.Tests.Screens;

namespace VillagePublic.Tests.Posting;

public sealed class PostingWorkerTests : IDisposable
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly string folder = Directory.CreateTempSubdirectory("posting-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 20, 20, 0, 0, TimeSpan.FromHours(8)));
    private readonly SigningKey key = SigningKey.Create("kiosk-0a1b2c3d", KeyKind.Cosignature);
    private readonly List<string> closed = [];
    private readonly PostingBook book;
    private readonly PostingWorker worker;
    private bool isSeen = true;

    public PostingWorkerTests()
    {
        book = new PostingBook(folder);
        worker = Start();
    }

    public void Dispose()
    {
        worker.Dispose();
        key.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_is_shown_is_counted_and_what_may_not_be_shown_yet_or_any_more_is_not()
    {
        await RunAsync(worker, minutes: 300);
        var day = book.Read(new DateOnly(2026, 11, 20))!;
        Assert.Equal(240, day.MinuteCount);
        Assert.Equal(240, book.DaysOf("finance/2026-10").First().Span.MinuteCount);

        // Its days of showing ended with the year before.
        Assert.Empty(book.DaysOf("notices/2025-12-15-medical-insurance"));
        Assert.Empty(book.Check(key.Verifier));
    }

    [Fact]
    public async Task A_page_that_cannot_be_drawn_and_a_screen_that_does_not_answer_prove_nothing()
    {
        closed.Add("finance/2026-10");
        await RunAsync(worker, minutes: 10);
        closed.Clear();
        isSeen = false;
        await RunAsync(worker, minutes: 30);
        isSeen = true;
        await RunAsync(worker, minutes: 240);

        Assert.Equal(240 - 10 - 30, book.DaysOf("finance/2026-10").First().Span.MinuteCount);
        Assert.Equal(240 - 30, book.Read(new DateOnly(2026, 11, 20))!.MinuteCount);
    }

    [Fact]
    public async Task A_clock_that_cannot_be_believed_proves_nothing()
    {
        time.SetUtcNow(new DateTimeOffset(2031, 1, 1, 0, 0, 0, China));
        await RunAsync(worker, minutes: 20);
        Assert.Null(book.ReadOpenDay());
    }

    [Fact]
    public async Task A_power_cut_takes_minutes_and_not_the_day()
    {
        await RunAsync(worker, minutes: 35);
        using var next = Start();
        await RunAsync(next, minutes: 10);
        Assert.InRange(book.ReadOpenDay()!.MinuteCount, 35, 45);
    }

    private PostingWorker Start() => new(
        book,
        SampleVillage.Library,
        _ => Task.FromResult(isSeen),
        () => closed,
        () => SigningKey.TryParseSecret(key.ToSecret())!,
        time,
        NullLogger<PostingWorker>.Instance);

    private async Task RunAsync(PostingWorker counting, int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            await counting.CountAsync(TestContext.Current.CancellationToken);
            time.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
