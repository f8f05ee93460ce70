using VillagePublic.Content.Log;
using VillagePublic.Kiosk.Posting;

namespace VillagePublic.Tests.Posting;

public sealed class PostingBookTests : IDisposable
{
    private static readonly DateOnly First = new(2026, 11, 20);
    private static readonly DateTimeOffset Signed = new(2026, 11, 21, 0, 1, 0, TimeSpan.FromHours(8));

    private readonly string folder = Directory.CreateTempSubdirectory("posting-").FullName;
    private readonly SigningKey key = SigningKey.Create("kiosk-0a1b2c3d", KeyKind.Cosignature);
    private readonly PostingBook book;

    public PostingBookTests() => book = new PostingBook(folder);

    public void Dispose()
    {
        key.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_day_says_what_could_be_read_from_when_to_when_and_for_how_long()
    {
        var tally = new PostingTally(First);
        Count(tally, "08:00", "finance/2026-10");
        Count(tally, "08:01", "finance/2026-10", "notices/water");
        Count(tally, "21:30", "notices/water");
        Count(tally, "21:30", "notices/water");
        book.Close(tally, key, Signed);

        var day = book.Read(First)!;
        Assert.Equal((3, 91L), (day.MinuteCount, day.LogSize));
        Assert.Equal(
            "finance/2026-10 1 08:00 08:01 2\nnotices/water 1 08:01 21:30 2\n", book.ReadList(day));
        Assert.Empty(book.Check(key.Verifier));
        Assert.Equal(2, book.DaysOf("notices/water").Single().Span.MinuteCount);
    }

    [Fact]
    public void Each_day_names_the_one_before()
    {
        Close(First);
        Close(First.AddDays(1));
        Close(First.AddDays(4));

        Assert.Equal(book.Read(First)!.Hash, book.Read(First.AddDays(1))!.Former);
        Assert.Equal(book.Read(First.AddDays(1))!.Hash, book.Read(First.AddDays(4))!.Former);
        Assert.Empty(book.Check(key.Verifier));
    }

    [Fact]
    public void A_day_taken_out_is_noticed_on_the_next()
    {
        Close(First);
        Close(First.AddDays(1));
        Close(First.AddDays(2));
        File.Delete(Path.Combine(folder, "2026-11-21.note"));

        Assert.Equal(
            [new PostingFault(First.AddDays(2), PostingFaultKind.DoesNotFollow)], book.Check(key.Verifier));
    }

    [Fact]
    public void A_list_that_gained_a_document_is_noticed()
    {
        Close(First);
        File.AppendAllText(Path.Combine(folder, "2026-11-20.txt"), "votes/road 1 08:00 09:00 61\n");

        Assert.Equal([new PostingFault(First, PostingFaultKind.ListChanged)], book.Check(key.Verifier));
        Assert.Empty(book.DaysOf("votes/road"));
    }

    [Fact]
    public void A_day_that_was_written_anew_is_noticed_for_it_is_signed_by_another_key_or_none()
    {
        Close(First);
        Close(First.AddDays(1));
        var path = Path.Combine(folder, "2026-11-20.note");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\n2\n91\n", "\n999\n91\n", StringComparison.Ordinal));

        Assert.Equal(
            [
                new PostingFault(First, PostingFaultKind.NotSigned),
                new PostingFault(First.AddDays(1), PostingFaultKind.DoesNotFollow),
            ],
            book.Check(key.Verifier));
        using var other = SigningKey.Create("kiosk-0a1b2c3d", KeyKind.Cosignature);
        Assert.NotEmpty(book.Check(other.Verifier));
    }

    [Fact]
    public void A_day_is_signed_once_and_none_before_it_any_more()
    {
        Close(First.AddDays(1));
        var note = File.ReadAllText(Path.Combine(folder, "2026-11-21.note"));
        Close(First.AddDays(1), "23:59");
        Close(First);

        Assert.Equal([First.AddDays(1)], book.Days());
        Assert.Equal(note, File.ReadAllText(Path.Combine(folder, "2026-11-21.note")));
    }

    [Fact]
    public void The_day_that_is_not_over_goes_on_after_a_restart()
    {
        var tally = new PostingTally(First);
        Count(tally, "08:00", "finance/2026-10");
        book.WriteOpenDay(tally);

        var next = book.ReadOpenDay()!;
        Count(next, "09:30", "finance/2026-10");
        Assert.Equal(
            new PostedSpan("finance/2026-10", 1, new TimeOnly(8, 0), new TimeOnly(9, 30), 2), next.Spans.Single());
        Assert.Equal((First, 2), (next.Day, next.MinuteCount));
    }

    [Theory]
    [InlineData("villagepublic.posting/v1\nk\n2026-11-20\n02\n91\n{0}\n-\n", "a leading zero")]
    [InlineData("villagepublic.posting/v1\nk\n2026-11-31\n2\n91\n{0}\n-\n", "no such day")]
    [InlineData("villagepublic.posting/v2\nk\n2026-11-20\n2\n91\n{0}\n-\n", "another format")]
    [InlineData("villagepublic.posting/v1\nk\n2026-11-20\n2\n91\n{0}\n-", "no line end")]
    [InlineData("villagepublic.posting/v1\nk\n2026-11-20\n2\n91\nabc\n-\n", "no hash")]
    public void What_is_not_exactly_a_day_is_none(string text, string because) => Assert.True(
        PostedDay.TryParse(text.Replace("{0}", new string('0', 64), StringComparison.Ordinal)) is null, because);

    private static void Count(PostingTally tally, string minute, params string[] ids) => tally.Count(
        TimeOnly.ParseExact(minute, "HH:mm", null), ids.Select(id => (id, 1)), 91);

    private void Close(DateOnly date, string until = "20:00")
    {
        var tally = new PostingTally(date);
        Count(tally, "08:00", "finance/2026-10");
        Count(tally, until, "finance/2026-10");
        book.Close(tally, key, Signed);
    }
}
