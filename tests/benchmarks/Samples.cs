using System.Diagnostics;
using System.Globalization;

namespace VillagePublic.Benchmarks;

/// <summary>Times of one thing done many times.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Milliseconds">One figure for each time.</param>
internal sealed record Samples(string Name, IReadOnlyList<double> Milliseconds)
{
    public double Median => Percentile(0.5);

    public static Samples Measure(string name, int count, Action<int> act)
    {
        // The first ones compile the code and warm the caches.
        act(-2);
        act(-1);
        return new Samples(name, [.. Enumerable.Range(0, count).Select(i => Time(() => act(i)))]);
    }

    /// <summary>Does two things by turns, so that whatever else the machine does falls on both.</summary>
    public static void Compare(string ours, string peer, int count, Action<int> actOurs, Action<int> actPeer)
    {
        var (oursMs, peerMs) = (new List<double>(), new List<double>());
        for (var i = -2; i < count; i++)
        {
            var (first, second) = (Time(() => actOurs(i)), Time(() => actPeer(i)));
            if (i >= 0)
            {
                oursMs.Add(first);
                peerMs.Add(second);
            }
        }

        Compare(new Samples(ours, oursMs), new Samples(peer, peerMs));
    }

    /// <summary>The same for two things that take their own time.</summary>
    public static void CompareReported(
        string ours, string peer, int count, Func<double> measureOurs, Func<double> measurePeer)
    {
        var (oursMs, peerMs) = (new List<double>(), new List<double>());
        for (var i = 0; i < count; i++)
        {
            oursMs.Add(measureOurs());
            peerMs.Add(measurePeer());
        }

        Compare(new Samples(ours, oursMs), new Samples(peer, peerMs));
    }

    public static double Time(Action act)
    {
        var start = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public double Percentile(double share)
    {
        var sorted = Milliseconds.Order().ToArray();
        return sorted[(int)Math.Clamp(Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name,-46} min {Milliseconds.Min(),9:0.00}  median {Median,9:0.00}  p95 {Percentile(0.95),9:0.00}  "
        + $"p99 {Percentile(0.99),9:0.00} ms  (n={Milliseconds.Count})");

    /// <summary>Prints ours, the peer's and how many times faster we are at the median.</summary>
    public static void Compare(Samples ours, Samples peer)
    {
        Console.WriteLine(ours);
        Console.WriteLine(peer);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{"  peer / ours at the median",-46} {peer.Median / ours.Median:0.00} ×"));
    }
}
