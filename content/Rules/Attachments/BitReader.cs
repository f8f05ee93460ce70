namespace VillagePublic.Content.Rules.Attachments;

/// <summary>Reads the coded data of a JPEG bit by bit, up to the next marker.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> file, int start)
{
    private const byte Marker = 0xFF;
    private const byte FirstRestart = 0xD0;

    private readonly ReadOnlySpan<byte> file = file;
    private int at = start;
    private ulong buffer;
    private int bits;

    // Bits made up behind the end, so that the last code can be looked up; more used than were there is an error.
    private int madeUp;

    /// <summary>The value of the next code; -1 when there is none.</summary>
    public int Decode(HuffmanTable table)
    {
        Fill();
        var (length, value) = table.Find((int)(buffer >> (bits - HuffmanTable.MaxBits)) & 0xFFFF);
        return length > 0 && Use(length) ? value : -1;
    }

    /// <summary>Passes over bits; false when there are not so many.</summary>
    public bool Skip(int count)
    {
        Fill();
        return Use(count);
    }

    /// <summary>Passes a restart marker, which must be the next thing in the file.</summary>
    /// <param name="number">Its number, 0 to 7.</param>
    public bool Restart(int number)
    {
        Align();
        if (at + 1 >= file.Length || file[at] != Marker || file[at + 1] != FirstRestart + number)
        {
            return false;
        }

        at += 2;
        return true;
    }

    /// <summary>Where the next marker is; -1 when more than so many bytes lie before it.</summary>
    public int FindEnd(int maxPadding)
    {
        Align();
        var end = at;
        while (end + 1 < file.Length && !(file[end] == Marker && file[end + 1] is not (0 or Marker)))
        {
            end++;
        }

        return end - at <= maxPadding && end + 1 < file.Length ? end : -1;
    }

    // Bytes that were read ahead and not used are given back; the rest of a byte is padding.
    private void Align()
    {
        for (var unused = (bits - madeUp) / 8; unused > 0; unused--)
        {
            at -= at >= 2 && file[at - 1] == 0 && file[at - 2] == Marker ? 2 : 1;
        }

        (buffer, bits, madeUp) = (0, 0, 0);
    }

    private bool Use(int count)
    {
        bits -= count;
        return bits >= madeUp;
    }

    private void Fill()
    {
        while (bits <= 48)
        {
            var next = 0;
            if (at < file.Length && file[at] != Marker)
            {
                next = file[at++];
            }
            else if (at + 1 < file.Length && file[at + 1] == 0)
            {
                // A byte 0xFF of data is followed by a 0, to be told from a marker.
                next = Marker;
                at += 2;
            }
            else
            {
                madeUp += 8;
            }

            buffer = (buffer << 8) | (uint)next;
            bits += 8;
        }
    }
}
