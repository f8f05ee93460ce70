using System.Buffers.Binary;

namespace VillagePublic.Content.Rules.Attachments;

/// <summary>Reads the coded data of a JPEG from one end to the other without making pixels of it.</summary>
/// <remarks>
/// Decoders paint over what they cannot read and call it success, so a photograph that lost a piece on its way came
/// out with a grey or shifted half. Huffman-coded sequential pictures of 8 bits are read (ITU-T T.81, annex F), which
/// is what cameras make; progressive ones are not judged. Pure; never throws on damaged bytes.
/// </remarks>
public static class JpegScan
{
    private const int CoefficientsInBlock = 64;
    private const int BlockSide = 8;

    // Some cameras pad their data before the end mark.
    private const int MaxPaddingBytes = 16;

    // The format's own bound; a file that claims more is damaged.
    private const int MaxComponents = 4;

    /// <summary>Whether the coded data is broken: a code that is none, too much of it or too little.</summary>
    /// <param name="file">All bytes of a JPEG.</param>
    public static bool IsDamaged(ReadOnlySpan<byte> file)
    {
        var frame = new Frame();
        var at = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == 0xD9)
            {
                return false;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length)
            {
                return true;
            }

            var payload = file.Slice(at + 4, length - 2);
            at += 2 + length;
            if (!frame.Take(marker, payload))
            {
                return frame.IsJudged;
            }

            if (marker == 0xDA)
            {
                at = frame.ReadScan(file, at, payload);
                if (at < 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    // What the segments before the data say of it.
    private sealed class Frame
    {
        private readonly HuffmanTable?[] tables = new HuffmanTable?[8];
        private Component[] components = [];
        private int width;
        private int height;
        private int restartInterval;

        // False as soon as the picture is of a sort that is not read here.
        public bool IsJudged { get; private set; } = true;

        public bool Take(byte marker, ReadOnlySpan<byte> payload)
        {
            switch (marker)
            {
                case 0xC0 or 0xC1:
                    return TakeFrame(payload);
                case 0xC4:
                    return TakeTables(payload);
                case 0xDD when payload.Length >= 2:
                    restartInterval = BinaryPrimitives.ReadUInt16BigEndian(payload);
                    return true;
                case >= 0xC2 and <= 0xCF and not (0xC8 or 0xCC):
                    IsJudged = false;
                    return false;
                default:
                    return true;
            }
        }

        // Where the data ends; -1 when it is broken.
        public int ReadScan(ReadOnlySpan<byte> file, int at, ReadOnlySpan<byte> head)
        {
            if (head.Length < 1 || head.Length < 1 + (2 * head[0]) || components.Length == 0)
            {
                return -1;
            }

            var parts = new List<Component>();
            for (var index = 0; index < head[0]; index++)
            {
                var (id, selectors) = (head[1 + (2 * index)], head[2 + (2 * index)]);
                var part = Array.Find(components, component => component.Id == id);
                var (dc, ac) = (tables[(selectors >> 4) & 3], tables[4 + (selectors & 3)]);
                if (part is null || dc is null || ac is null)
                {
                    return -1;
                }

                parts.Add(part with { Dc = dc, Ac = ac });
            }

            var reader = new BitReader(file, at);
            return ReadUnits(ref reader, parts) ? reader.FindEnd(MaxPaddingBytes) : -1;
        }

        private bool ReadUnits(ref BitReader reader, List<Component> parts)
        {
            var (across, down) = UnitsOf(parts);
            var restart = 0;
            for (var unit = 0; unit < across * down; unit++)
            {
                if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0 && !reader.Restart(restart++ & 7))
                {
                    return false;
                }

                foreach (var part in parts)
                {
                    var blocks = parts.Count == 1 ? 1 : part.Across * part.Down;
                    for (var block = 0; block < blocks; block++)
                    {
                        if (!ReadBlock(ref reader, part))
                        {
                            return false;
                        }
                    }
                }
            }

            return true;
        }

        // A scan of one component is made of its blocks, one of several of units that hold some of each.
        private (int Across, int Down) UnitsOf(List<Component> parts)
        {
            var (mostAcross, mostDown) = (components.Max(part => part.Across), components.Max(part => part.Down));
            return parts.Count == 1
                ? (Ceiling(Ceiling(width * parts[0].Across, mostAcross), BlockSide),
                    Ceiling(Ceiling(height * parts[0].Down, mostDown), BlockSide))
                : (Ceiling(width, BlockSide * mostAcross), Ceiling(height, BlockSide * mostDown));
        }

        private static int Ceiling(int whole, int part) => (whole + part - 1) / part;

        private static bool ReadBlock(ref BitReader reader, Component part)
        {
            var size = reader.Decode(part.Dc!);
            if (size is < 0 or > 11 || !reader.Skip(size))
            {
                return false;
            }

            for (var at = 1; at < CoefficientsInBlock; at++)
            {
                var code = reader.Decode(part.Ac!);
                if (code < 0)
                {
                    return false;
                }

                var (run, bits) = (code >> 4, code & 15);
                if (bits == 0 && run != 15)
                {
                    return run == 0;
                }

                at += run;
                if (at >= CoefficientsInBlock || !reader.Skip(bits))
                {
                    return false;
                }
            }

            return true;
        }

        private bool TakeFrame(ReadOnlySpan<byte> payload)
        {
            if (payload.Length < 6 || payload[5] is 0 or > MaxComponents || payload.Length < 6 + (3 * payload[5]))
            {
                return false;
            }

            height = BinaryPrimitives.ReadUInt16BigEndian(payload[1..]);
            width = BinaryPrimitives.ReadUInt16BigEndian(payload[3..]);

            // Twelve bits, and a height told only behind the data, are allowed and never met.
            IsJudged = payload[0] == 8 && height > 0;
            components = new Component[payload[5]];
            for (var index = 0; index < components.Length; index++)
            {
                var factors = payload[7 + (3 * index)];
                components[index] = new Component(payload[6 + (3 * index)], factors >> 4, factors & 15);
            }

            return IsJudged && width > 0
                && components.All(part => part is { Across: >= 1 and <= 4, Down: >= 1 and <= 4 });
        }

        private bool TakeTables(ReadOnlySpan<byte> payload)
        {
            while (payload.Length >= 17)
            {
                var count = 0;
                foreach (var codes in payload[1..17])
                {
                    count += codes;
                }

                if (payload[0] > 0x1F || (payload[0] & 15) > 3 || count > 256 || payload.Length < 17 + count
                    || HuffmanTable.TryCreate(payload[1..17], payload.Slice(17, count)) is not { } table)
                {
                    return false;
                }

                tables[((payload[0] >> 4) * 4) + (payload[0] & 15)] = table;
                payload = payload[(17 + count)..];
            }

            return payload.IsEmpty;
        }
    }

    private sealed record Component(byte Id, int Across, int Down)
    {
        public HuffmanTable? Dc { get; init; }

        public HuffmanTable? Ac { get; init; }
    }
}
