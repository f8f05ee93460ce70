using System.Buffers.Binary;

namespace VillagePublic.Content.Import;

/// <summary>Looks at the header of an OLE compound file, as .xls is one, before any parser believes it.</summary>
/// <remarks>[MS-CFB] 2.2. A damaged count would make the parser ask for gigabytes before it reads a cell.</remarks>
internal static class CompoundHeader
{
    private const int SizeBytes = 512;
    private const int SectorShiftOffset = 0x1E;
    private const int MiniSectorShiftOffset = 0x20;
    private const int MiniCutoffOffset = 0x38;
    private const int MiniSectorShift = 6;
    private const int MiniCutoff = 4096;

    // Counts of directory, FAT, mini FAT and DIFAT sectors: none can exceed what the file has.
    private static readonly int[] SectorCountOffsets = [0x28, 0x2C, 0x40, 0x48];

    /// <summary>Whether the header's sizes and counts fit the file.</summary>
    public static bool IsPlausible(ReadOnlySpan<byte> file)
    {
        if (file.Length < SizeBytes)
        {
            return false;
        }

        var shift = BinaryPrimitives.ReadUInt16LittleEndian(file[SectorShiftOffset..]);
        if (shift is not (9 or 12)
            || BinaryPrimitives.ReadUInt16LittleEndian(file[MiniSectorShiftOffset..]) != MiniSectorShift
            || BinaryPrimitives.ReadUInt32LittleEndian(file[MiniCutoffOffset..]) != MiniCutoff)
        {
            return false;
        }

        var sectors = (file.Length >> shift) + 1;
        foreach (var offset in SectorCountOffsets)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(file[offset..]) > sectors)
            {
                return false;
            }
        }

        return true;
    }
}
