using System.Globalization;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Villages;

/// <summary>What is known of the screens that follow this log, from what they themselves have signed.</summary>
/// <remarks>Thread-safe. A screen is known by its key, never by its address.</remarks>
internal sealed class KioskWatch(AdminStore store, TimeProvider time)
{
    /// <summary>A screen reports every minute; after this long something is wrong with it or the network.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromMinutes(5);

    // A village has a handful of screens; more strangers than this are not waiting to be paired.
    private const int MaxStrangers = 20;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Stranger> strangers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DateTimeOffset At, long Size)> heard = new(StringComparer.Ordinal);

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

    /// <summary>Takes a report whose signature has been verified.</summary>
    public void Hear(string village, VerifierKey key, Checkpoint checkpoint)
    {
        var now = time.GetUtcNow();
        var paired = store.ListKiosks(village).FirstOrDefault(kiosk => kiosk.CosignKey == key.ToString());
        lock (gate)
        {
            if (paired is null)
            {
                if (strangers.Count < MaxStrangers || strangers.ContainsKey(key.ToString()))
                {
                    strangers[key.ToString()] = new Stranger(key, checkpoint.Size, now);
                }

                return;
            }

            heard[paired.Id] = (now, checkpoint.Size);
        }

        store.Save(paired with
        {
            LastSeenAt = now,
            StatusJson = string.Create(CultureInfo.InvariantCulture, $$"""{"size":{{checkpoint.Size}}}"""),
        });
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
            heard[kiosk.Id] = (stranger.At, stranger.Size);
        }

        store.Save(kiosk);
        store.AddAudit(kiosk.PairedAt, who, "kiosk-pair", kiosk.Id, $"{name} {fingerprint}");
        return true;
    }

    /// <summary>How a paired screen is, as far as can honestly be said.</summary>
    public KioskStanding StateOf(PairedKiosk kiosk, long logSize)
    {
        (DateTimeOffset At, long Size) last;
        lock (gate)
        {
            if (!heard.TryGetValue(kiosk.Id, out last))
            {
                // Since this program started it has said nothing: that is not known to be bad.
                return new KioskStanding.Unknown(kiosk.LastSeenAt);
            }
        }

        return time.GetUtcNow() - last.At > SilentAfter ? new KioskStanding.Silent(last.At, last.Size)
            : last.Size < logSize ? new KioskStanding.ShowsOld(last.At, last.Size)
            : new KioskStanding.Current(last.At);
    }
}

/// <summary>How a screen is.</summary>
internal abstract record KioskStanding
{
    private KioskStanding()
    {
    }

    /// <summary>It shows the newest state.</summary>
    internal sealed record Current(DateTimeOffset At) : KioskStanding;

    /// <summary>It reports, and shows an older state.</summary>
    internal sealed record ShowsOld(DateTimeOffset At, long Size) : KioskStanding;

    /// <summary>It has stopped reporting.</summary>
    internal sealed record Silent(DateTimeOffset At, long Size) : KioskStanding;

    /// <summary>Nothing has been heard since this program started.</summary>
    internal sealed record Unknown(DateTimeOffset? LastSeenAt) : KioskStanding;
}
