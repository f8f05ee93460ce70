using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store.Admin;
using VillagePublic.Kiosk.Care;

namespace VillagePublic.Admin.Care;

/// <summary>What is known of the screens that follow this log, from what they themselves have signed.</summary>
/// <remarks>Thread-safe. A screen is known by its key, never by its address.</remarks>
internal sealed class KioskWatch(AdminStore store, TimeProvider time)
{
    /// <summary>A screen reports every minute; after this long something is wrong with it or the network.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromMinutes(5);

    // A village has a handful of screens; more strangers than this are not waiting to be paired.
    private const int MaxStrangers = 20;

    // Runs of a screen whose reports could be sent again; a screen restarts a few times a year.
    private const int MaxEndedRuns = 200;

    // When a screen was last heard is only read after a restart; a write for every word of a thousand screens would
    // keep the disk busy.
    private static readonly TimeSpan SaveInterval = TimeSpan.FromMinutes(2);

    private readonly Lock gate = new();
    private readonly FeedSignal news = new();
    private readonly Dictionary<string, Stranger> strangers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Heard> heard = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KioskPicture> pictures = new(StringComparer.Ordinal);
    private readonly HashSet<string> endedRuns = new(StringComparer.Ordinal);
    private Paired? pairing;

    /// <summary>A screen that follows the log and has not been paired.</summary>
    /// <param name="Key">Its key; people compare the fingerprint.</param>
    /// <param name="Size">Entries it has verified.</param>
    /// <param name="At">When it reported.</param>
    internal sealed record Stranger(VerifierKey Key, long Size, DateTimeOffset At);

    /// <summary>Screens that wait to be paired, newest report first.</summary>
    public IReadOnlyList<Stranger> Strangers()
    {
        lock (gate)
        {
            return [.. strangers.Values.OrderByDescending(stranger => stranger.At)];
        }
    }

    /// <summary>Keys of a village's paired screens.</summary>
    public IReadOnlyList<VerifierKey> Keys(string village) => Pairing(village).Keys;

    /// <summary>Takes the word of a screen, whose signature has been verified, that it holds a state.</summary>
    public void Hear(string village, VerifierKey key, Checkpoint checkpoint)
    {
        var now = time.GetUtcNow();
        var paired = Find(village, key);
        lock (gate)
        {
            if (paired is null)
            {
                if (strangers.Count < MaxStrangers || strangers.ContainsKey(key.ToString()))
                {
                    strangers[key.ToString()] = new Stranger(key, checkpoint.Size, now);
                }

                news.Raise();
                return;
            }

            heard[paired.Id] = new Heard(now, checkpoint.Size, heard.GetValueOrDefault(paired.Id)?.Last);
        }

        if (now - paired.LastSeenAt < SaveInterval)
        {
            return;
        }

        Update(paired.Id, kiosk => kiosk with { LastSeenAt = now });
    }

    /// <summary>Takes a screen's report, whose signature has been verified.</summary>
    /// <returns>Its orders; <see langword="null"/> for a stranger, and for a report that was sent before.</returns>
    public KioskOrders? Hear(string village, ReceivedReport received, byte[]? picture)
    {
        if (Find(village, received.Key) is not { } paired)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var (report, sent) = (received.Report, new SentReport(received.Report, received.SentAt, now));
        lock (gate)
        {
            var former = heard.GetValueOrDefault(paired.Id)?.Last?.Report;
            if (endedRuns.Contains(report.Run) || (former?.Run == report.Run && former.Number >= report.Number))
            {
                return null;
            }

            if (former is not null && former.Run != report.Run && endedRuns.Count < MaxEndedRuns)
            {
                endedRuns.Add(former.Run);
            }

            heard[paired.Id] = new Heard(now, report.EntryCount, sent);
            if (picture is not null)
            {
                pictures[paired.Id] = new KioskPicture(picture, now);
            }
        }

        var charge = KioskChargeSheet.Of(paired).Done(report);
        Update(paired.Id, kiosk => kiosk with
        {
            LastSeenAt = now,
            StatusJson = report.ToJson(),
            SettingsJson = KioskChargeSheet.Of(kiosk).Done(report).ToJson(),
        });
        news.Raise();
        return charge.OrdersAt(now);
    }

    /// <summary>Pairs a screen that waits; says whether it still did.</summary>
    /// <param name="village">Code of the village.</param>
    /// <param name="fingerprint">Fingerprint that people have compared.</param>
    /// <param name="name">Where it stands.</param>
    /// <param name="who">Who compared.</param>
    public bool Pair(string village, string fingerprint, string name, AdminUser who)
    {
        Stranger? stranger;
        lock (gate)
        {
            stranger = strangers.Values.FirstOrDefault(candidate => candidate.Key.Fingerprint == fingerprint);
            if (stranger is null)
            {
                return false;
            }

            strangers.Remove(stranger.Key.ToString());
        }

        var kiosk = new PairedKiosk
        {
            Id = Guid.NewGuid().ToString("N"),
            Village = village,
            Name = name,
            CosignKey = stranger.Key.ToString(),
            PairedAt = time.GetUtcNow(),
            LastSeenAt = stranger.At,
        };
        lock (gate)
        {
            heard[kiosk.Id] = new Heard(stranger.At, stranger.Size, Last: null);
        }

        store.Save(kiosk);
        store.AddAudit(kiosk.PairedAt, who, "kiosk-pair", kiosk.Id, $"{name} {fingerprint}");
        return true;
    }

    /// <summary>Asks a screen to do something at its next report.</summary>
    /// <returns>Id of the task; <see langword="null"/> when there is no such screen.</returns>
    public string? Order(string village, string id, KioskTaskKind kind, AdminUser who)
    {
        var now = time.GetUtcNow();
        var task = new KioskTask(Guid.NewGuid().ToString("N"), kind);
        if (FindIn(village, id) is not { } kiosk || !Update(id, row => row with
        {
            SettingsJson = (KioskChargeSheet.Of(row) with { Task = task, TaskAt = now }).ToJson(),
        }))
        {
            return null;
        }

        store.AddAudit(now, who, "kiosk-" + kind.ToString().ToLowerInvariant(), id, kiosk.Name);
        return task.Id;
    }

    /// <summary>Gives a screen other settings; says whether there is such a screen.</summary>
    public bool Set(string village, string id, KioskWishes wishes, AdminUser who)
    {
        if (FindIn(village, id) is not { } kiosk || !Update(id, row => row with
        {
            SettingsJson = KioskChargeSheet.Of(row).With(wishes).ToJson(),
        }))
        {
            return false;
        }

        store.AddAudit(time.GetUtcNow(), who, "kiosk-settings", id, kiosk.Name);
        return true;
    }

    /// <summary>Ends at the next word of any screen.</summary>
    public Task NextAsync() => news.NextAsync();

    /// <summary>Waits until a screen has done a task, or for a while.</summary>
    public async Task<bool> WaitForAsync(string id, string task, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var tooLong = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, cancellationToken);
        try
        {
            while (true)
            {
                var next = news.NextAsync();
                if (Last(id)?.Report.DoneTask == task)
                {
                    return true;
                }

                await next.WaitAsync(either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The last report since this program started.</summary>
    public SentReport? Last(string id)
    {
        lock (gate)
        {
            return heard.GetValueOrDefault(id)?.Last;
        }
    }

    /// <summary>The last picture since this program started.</summary>
    public KioskPicture? Picture(string id)
    {
        lock (gate)
        {
            return pictures.GetValueOrDefault(id);
        }
    }

    /// <summary>A screen of a village.</summary>
    public PairedKiosk? FindIn(string village, string id) =>
        store.FindKiosk(id) is { } kiosk && kiosk.Village == village ? kiosk : null;

    /// <summary>How a paired screen is, as far as can honestly be said.</summary>
    public KioskStanding StateOf(PairedKiosk kiosk, long logSize)
    {
        Heard? last;
        lock (gate)
        {
            last = heard.GetValueOrDefault(kiosk.Id);
        }

        if (last is null || time.GetUtcNow() - last.At > SilentAfter)
        {
            // Since this program started it has said nothing, or it has stopped: what it shows now nobody knows.
            return new KioskStanding.Unknown(last?.At ?? kiosk.LastSeenAt, last?.Size, HasStopped: last is not null);
        }

        return last.Last?.Report.Screen.State is ScreenState.Dark or ScreenState.Stuck
            ? new KioskStanding.Dark(last.At, last.Last.Report.Screen.State)
            : last.Size < logSize
                ? new KioskStanding.ShowsOld(last.At, last.Size)
                : new KioskStanding.Current(last.At);
    }

    private PairedKiosk? Find(string village, VerifierKey key) =>
        Pairing(village).IdByKey.TryGetValue(key.ToString(), out var id) ? FindIn(village, id) : null;

    // Every word of every screen asks; the store is only read again when screens have come or gone.
    private Paired Pairing(string village)
    {
        var version = store.KioskVersion;
        if (Volatile.Read(ref pairing) is { } known && known.Village == village && known.Version == version)
        {
            return known;
        }

        var kiosks = store.ListKiosks(village).Where(kiosk => kiosk.CosignKey is not null)
            .DistinctBy(kiosk => kiosk.CosignKey).ToArray();
        var read = new Paired(
            village,
            version,
            kiosks.ToDictionary(kiosk => kiosk.CosignKey!, kiosk => kiosk.Id, StringComparer.Ordinal),
            [.. kiosks.Select(kiosk => VerifierKey.TryParse(kiosk.CosignKey!)).OfType<VerifierKey>()]);
        Volatile.Write(ref pairing, read);
        return read;
    }

    // Reports and people change different parts of one row.
    private bool Update(string id, Func<PairedKiosk, PairedKiosk> change) => store.InTransaction(() =>
    {
        if (store.FindKiosk(id) is not { } kiosk)
        {
            return false;
        }

        store.Save(change(kiosk));
        return true;
    });

    private sealed record Paired(
        string Village, long Version, Dictionary<string, string> IdByKey, IReadOnlyList<VerifierKey> Keys);

    private sealed record Heard(DateTimeOffset At, long Size, SentReport? Last);
}

/// <summary>A report and when it was made and came.</summary>
/// <param name="Report">What it says.</param>
/// <param name="SentAt">When, by the screen's clock.</param>
/// <param name="CameAt">When, by ours.</param>
public sealed record SentReport(KioskReport Report, DateTimeOffset SentAt, DateTimeOffset CameAt);

/// <summary>A picture a screen has sent of itself.</summary>
/// <param name="Png">The file.</param>
/// <param name="At">When it came.</param>
internal sealed record KioskPicture(byte[] Png, DateTimeOffset At);

/// <summary>How a screen is.</summary>
public abstract record KioskStanding
{
    private KioskStanding()
    {
    }

    /// <summary>It shows the newest state.</summary>
    public sealed record Current(DateTimeOffset At) : KioskStanding;

    /// <summary>It reports, and shows an older state.</summary>
    public sealed record ShowsOld(DateTimeOffset At, long Size) : KioskStanding;

    /// <summary>It reports, and nobody can see anything.</summary>
    public sealed record Dark(DateTimeOffset At, ScreenState Why) : KioskStanding;

    /// <summary>Nothing is known of it now.</summary>
    /// <param name="LastSeenAt">When it was last heard of.</param>
    /// <param name="Size">What it showed then.</param>
    /// <param name="HasStopped">Whether it has reported since this program started, and then stopped.</param>
    public sealed record Unknown(DateTimeOffset? LastSeenAt, long? Size, bool HasStopped) : KioskStanding;
}
