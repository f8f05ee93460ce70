using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;

namespace VillagePublic.Benchmarks;

/// <summary>Looks at a virtual display's pixels without asking anybody.</summary>
internal sealed class FrameWatch : IDisposable
{
    // Of every tenth row; the first rows (a clock), the last (tools that light up) and the right edge (a scroll mark
    // that fades) are left out.
    private const int RowStep = 10;
    private const double FirstRow = 0.12;
    private const double LastRow = 0.88;
    private const double LastColumn = 0.95;

    // Nothing moves on the screens compared once they have been drawn.
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly int pixelsOffset;
    private readonly int rowSizeBytes;
    private readonly byte[] row;

    public FrameWatch(string path)
    {
        file = MemoryMappedFile.CreateFromFile(
            File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite),
            null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);

        // The header of an XWD file: big-endian words; 12 is the row's length, 19 the number of colours of 12 bytes.
        pixelsOffset = (int)(Word(0) + (Word(19) * 12));
        rowSizeBytes = (int)Word(12);
        row = new byte[(int)(rowSizeBytes * LastColumn)];
    }

    /// <summary>A fingerprint of what is to be seen now.</summary>
    public string Read()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        var last = (int)(XServer.HeightPx * LastRow);
        for (var y = (int)(XServer.HeightPx * FirstRow); y < last; y += RowStep)
        {
            view.ReadArray(pixelsOffset + ((long)y * rowSizeBytes), row, 0, row.Length);
            hash.AppendData(row);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Waits until the picture is another one and then stays; returns it.</summary>
    public string WaitSettled(string? other) => WaitSettled(other, out _);

    /// <summary>The same, and when the picture that stays was there first.</summary>
    public string WaitSettled(string? other, out long settledTimestamp)
    {
        var start = Stopwatch.GetTimestamp();
        var (seen, since) = (Read(), Stopwatch.GetTimestamp());
        while (seen == other || Stopwatch.GetElapsedTime(since) < Settled)
        {
            Give(start, "The picture does not settle.");
            if (Read() is var now && now != seen)
            {
                (seen, since) = (now, Stopwatch.GetTimestamp());
            }
        }

        settledTimestamp = since;
        return seen;
    }

    /// <summary>Waits until exactly this picture is shown; returns how long that took.</summary>
    public double WaitFor(string picture, long startTimestamp)
    {
        while (Read() != picture)
        {
            Give(startTimestamp, "The picture expected was not shown.");
        }

        return Stopwatch.GetElapsedTime(startTimestamp).TotalMilliseconds;
    }

    /// <summary>Waits until anything else is shown; returns how long that took.</summary>
    public double WaitChange(string from, long startTimestamp)
    {
        while (Read() == from)
        {
            Give(startTimestamp, "Nothing changed.");
        }

        return Stopwatch.GetElapsedTime(startTimestamp).TotalMilliseconds;
    }

    /// <summary>Moments at which the picture changed, until a moment; looks several times in a frame.</summary>
    /// <param name="endTimestamp">When to stop.</param>
    public List<long> WatchChanges(long endTimestamp)
    {
        const int Probes = 6;
        var changes = new List<long>();
        var seen = new byte[Probes * row.Length];
        var now = new byte[seen.Length];
        while (Stopwatch.GetTimestamp() < endTimestamp)
        {
            for (var probe = 0; probe < Probes; probe++)
            {
                var y = (int)(XServer.HeightPx * (FirstRow + ((LastRow - FirstRow) * (probe + 1) / (Probes + 1))));
                view.ReadArray(pixelsOffset + ((long)y * rowSizeBytes), now, probe * row.Length, row.Length);
            }

            if (!now.AsSpan().SequenceEqual(seen))
            {
                changes.Add(Stopwatch.GetTimestamp());
                (seen, now) = (now, seen);
            }

            SpinWait.SpinUntil(static () => false, TimeSpan.FromMilliseconds(1));
        }

        return changes;
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }

    // The processes that are measured share two cores with this one.
    private static void Give(long startTimestamp, string failure)
    {
        if (Stopwatch.GetElapsedTime(startTimestamp) > Patience)
        {
            throw new TimeoutException(failure);
        }

        SpinWait.SpinUntil(static () => false, TimeSpan.FromMilliseconds(1));
    }

    private long Word(int index)
    {
        var bytes = new byte[sizeof(uint)];
        view.ReadArray((long)index * sizeof(uint), bytes, 0, bytes.Length);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
