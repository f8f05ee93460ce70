using System.Collections.Concurrent;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Store;

namespace VillagePublic.Admin.Township;

/// <summary>Who has published what, late or on time, read from what the villages have published.</summary>
internal sealed class TownshipOverview(VillageHosts villages, TimeProvider time)
{
    /// <summary>Months shown: the last half year and the one before it fit a desk's width.</summary>
    public const int MonthCount = 7;

    private readonly ConcurrentDictionary<string, Books> known = new(StringComparer.Ordinal);

    /// <summary>One row for each village, in order of code.</summary>
    public IReadOnlyList<VillageStanding> Read()
    {
        var today = VillageDay.Of(time);
        return [.. villages.All.Select(host => host.Village is { } village
            ? Judge(host.Code, village.Library, today)
            : new VillageStanding { Code = host.Code, Fault = host.Fault })];
    }

    /// <summary>How a duty was met.</summary>
    /// <param name="published">Day of the first publication; <see langword="null"/> while there is none.</param>
    public static Timeliness Judge(Duty duty, DateOnly? published) => duty.State switch
    {
        DutyState.Published when published > duty.DueDate => Timeliness.Late,
        DutyState.Published => Timeliness.OnTime,
        DutyState.Overdue => Timeliness.Missing,
        DutyState.Due => Timeliness.Due,
        _ => Timeliness.Running,
    };

    private VillageStanding Judge(string code, VillageLibrary library, DateOnly today)
    {
        var snapshot = library.Current;
        var books = known.AddOrUpdate(
            code, _ => Books.Of(library, null), (_, former) => Books.Of(library, former));
        var cells = DutyCalendar.Of(library.Village, books.Published, today)
            .Where(duty => duty.Period.Start > today.AddMonths(-MonthCount - 1))
            .Select(duty => new DutyCell(duty, FirstDay(snapshot, duty), Judge(duty, FirstDay(snapshot, duty))));
        return new VillageStanding
        {
            Code = code,
            Name = library.Village?.Name,
            DocumentCount = snapshot.Current.Count,
            LastPublished = snapshot.All is [.., var last] ? last.Entry.Published : null,
            Ledgers = [.. cells.GroupBy(cell => cell.Duty.LedgerName).Select(group =>
                new LedgerStanding(group.Key, [.. group.OrderBy(cell => cell.Duty.Period)]))],
        };
    }

    private static DateOnly? FirstDay(VillageSnapshot snapshot, Duty duty) =>
        duty.DocumentId is { } id && snapshot.Find(id, 1) is { } first ? VillageDay.Of(first.Entry.Published) : null;

    /// <summary>Which books a log holds: all that is kept of documents that are read for the overview.</summary>
    private sealed record Books(long Size, IReadOnlyList<PublishedBooks> Published)
    {
        public static Books Of(VillageLibrary library, Books? former)
        {
            var size = library.Current.Checkpoint?.Size ?? 0;
            return former?.Size == size ? former : new Books(size, [.. library.Current.OfKind(DocumentKind.Finance)
                .Select(library.ReadOnce)
                .OfType<FinanceReport>()
                .Where(report => report.Period is not null)
                .Select(report => new PublishedBooks(report.Id, report.Ledger, report.Period!.Value))]);
        }
    }
}

/// <summary>How a village stands.</summary>
internal sealed record VillageStanding
{
    public required string Code { get; init; }

    /// <summary>Its name; <see langword="null"/> until it has published its own page.</summary>
    public string? Name { get; init; }

    /// <summary>Why it cannot be served.</summary>
    public Content.LocalText? Fault { get; init; }

    public int DocumentCount { get; init; }

    public DateTimeOffset? LastPublished { get; init; }

    public IReadOnlyList<LedgerStanding> Ledgers { get; init; } = [];

    /// <summary>Accounts that are overdue.</summary>
    public int MissingCount => Ledgers.Sum(ledger => ledger.Cells.Count(cell => cell.How == Timeliness.Missing));
}

/// <summary>A ledger's last periods, oldest first.</summary>
internal sealed record LedgerStanding(string Name, IReadOnlyList<DutyCell> Cells);

/// <summary>One period of one ledger.</summary>
/// <param name="Duty">What was owed.</param>
/// <param name="Published">Day of the first publication.</param>
/// <param name="How">Late or on time.</param>
internal sealed record DutyCell(Duty Duty, DateOnly? Published, Timeliness How);

/// <summary>How a duty was met.</summary>
internal enum Timeliness
{
    OnTime,
    Late,
    Missing,
    Due,
    Running,
}
