using System.Buffers.Binary;
using System.Numerics;

namespace VillagePublic.Content.Store.Durability;

/// <summary>One page in the log file: magic, CRC-32C, epoch, index, durable count, page; big-endian.</summary>
/// <remarks>The CRC covers everything behind it, so a torn page is never taken for a whole one.</remarks>
/// <param name="Epoch">Random number of one life of the log, between two checkpoints.</param>
/// <param name="Index">Number of the page in that life, from 0.</param>
/// <param name="DurableCount">How many pages of that life had been flushed when this one was written.</param>
internal readonly record struct LogRecord(ulong Epoch, long Index, long DurableCount)
{
    /// <summary>Bytes before the page.</summary>
    public const int HeaderSizeBytes = 32;

    /// <summary>Bytes of a record.</summary>
    public const int SizeBytes = HeaderSizeBytes + PageStream.PageSizeBytes;

    // "VPL1": tells a log of this format from LiteDB's own.
    private const uint Magic = 0x56504C31;

    /// <summary>Fills in the header in front of the page that <paramref name="record"/> already holds.</summary>
    public void Write(Span<byte> record)
    {
        BinaryPrimitives.WriteUInt32BigEndian(record, Magic);
        BinaryPrimitives.WriteUInt64BigEndian(record[8..], Epoch);
        BinaryPrimitives.WriteInt64BigEndian(record[16..], Index);
        BinaryPrimitives.WriteInt64BigEndian(record[24..], DurableCount);
        BinaryPrimitives.WriteUInt32BigEndian(record[4..], Checksum(record));
    }

    /// <summary>Reads a header; <see langword="null"/> when the record is not whole.</summary>
    public static LogRecord? TryRead(ReadOnlySpan<byte> record)
    {
        if (BinaryPrimitives.ReadUInt32BigEndian(record) != Magic
            || BinaryPrimitives.ReadUInt32BigEndian(record[4..]) != Checksum(record))
        {
            return null;
        }

        return new LogRecord(
            BinaryPrimitives.ReadUInt64BigEndian(record[8..]),
            BinaryPrimitives.ReadInt64BigEndian(record[16..]),
            BinaryPrimitives.ReadInt64BigEndian(record[24..]));
    }

    // SizeBytes - 8 is a multiple of 8.
    private static uint Checksum(ReadOnlySpan<byte> record)
    {
        var crc = uint.MaxValue;
        for (var covered = record[8..SizeBytes]; !covered.IsEmpty; covered = covered[8..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(covered));
        }

        return ~crc;
    }
}
