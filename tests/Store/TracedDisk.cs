using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Tests.Store;

/// <summary>Records what a store does to its two files, and builds what a power cut would leave of them.</summary>
internal sealed class TracedDisk
{
    // What a disk writes whole or not at all.
    private const int SectorSizeBytes = 4096;

    private readonly List<Step> steps = [];
    private readonly Lock sync = new();

    public int StepCount
    {
        get
        {
            lock (sync)
            {
                return steps.Count;
            }
        }
    }

    public StorageFile Open(int file) => new TracedFile(this, file);

    /// <summary>The bytes of a file when the power goes before a step.</summary>
    /// <param name="file">0 for data, 1 for the log.</param>
    /// <param name="stepCount">How many steps were done.</param>
    /// <param name="survives">Whether an unflushed sector reached the disk.</param>
    public byte[] After(int file, int stepCount, Func<bool> survives)
    {
        var mine = steps.Take(stepCount).Where(step => step.File == file).ToList();
        var flushed = mine.FindLastIndex(step => step is { Bytes: null, Length: null }) + 1;
        var content = new MemoryStream();
        foreach (var step in mine.Take(flushed))
        {
            step.Apply(content);
        }

        foreach (var step in mine.Skip(flushed))
        {
            foreach (var part in step.Sectors(SectorSizeBytes))
            {
                if (survives())
                {
                    part.Apply(content);
                }
            }
        }

        return content.ToArray();
    }

    private void Add(Step step)
    {
        lock (sync)
        {
            steps.Add(step);
        }
    }

    /// <summary>A write (bytes), a cut (length) or a flush (neither).</summary>
    private sealed record Step(int File, long Offset, byte[]? Bytes, long? Length)
    {
        public void Apply(MemoryStream content)
        {
            if (Bytes is not null)
            {
                content.Position = Offset;
                content.Write(Bytes);
            }
            else if (Length is { } length)
            {
                content.SetLength(length);
            }
        }

        public IEnumerable<Step> Sectors(int size)
        {
            if (Bytes is null)
            {
                yield return this;
                yield break;
            }

            for (var start = 0; start < Bytes.Length;)
            {
                var end = (int)Math.Min(Bytes.Length, (((Offset + start) / size) + 1) * size - Offset);
                yield return this with { Offset = Offset + start, Bytes = Bytes[start..end] };
                start = end;
            }
        }
    }

    private sealed class TracedFile(TracedDisk disk, int file) : StorageFile
    {
        private readonly MemoryFile content = new([]);

        public override long Length => content.Length;

        public override int Read(long offset, Span<byte> buffer) => content.Read(offset, buffer);

        public override void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            content.Write(offset, bytes);
            disk.Add(new Step(file, offset, bytes.ToArray(), null));
        }

        public override void SetLength(long length)
        {
            content.SetLength(length);
            disk.Add(new Step(file, 0, null, length));
        }

        public override void Flush() => disk.Add(new Step(file, 0, null, null));

        public override void Dispose() => content.Dispose();
    }
}

/// <summary>A file that is only memory.</summary>
internal sealed class MemoryFile : StorageFile
{
    private readonly MemoryStream content = new();

    public MemoryFile(byte[] bytes) => content.Write(bytes);

    public override long Length => content.Length;

    public override int Read(long offset, Span<byte> buffer)
    {
        content.Position = offset;
        return content.Read(buffer);
    }

    public override void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        content.Position = offset;
        content.Write(bytes);
    }

    public override void SetLength(long length) => content.SetLength(length);

    public override void Flush()
    {
    }

    public override void Dispose() => content.Dispose();
}
