using System.Runtime.InteropServices;

namespace VillagePublic.Kiosk.Processes;

/// <summary>Keeps the memory of a process that runs for years where it was on its first day.</summary>
internal static partial class ProcessMemory
{
    // glibc, malloc.h.
    private const int TrimThreshold = -1;
    private const int MmapThreshold = -3;
    private const int ArenaMax = -8;

    /// <summary>Pieces of this size and more are given back when they are freed: pictures and frames.</summary>
    private const int LargePieceBytes = 256 << 10;

    /// <summary>Decoder, screen and store at once; more arenas only keep more of what was freed.</summary>
    private const int ArenaCount = 2;

    /// <summary>Tells the C library, before it has allocated much, not to hoard. By itself it makes an arena for every
    /// thread and learns from each freed picture to keep ever larger pieces.</summary>
    public static void Prepare()
    {
        if (IsGlibc)
        {
            _ = SetOption(ArenaMax, ArenaCount);
            _ = SetOption(MmapThreshold, LargePieceBytes);
            _ = SetOption(TrimThreshold, LargePieceBytes);
        }
    }

    /// <summary>Gives back what nothing needs. Takes some hundredths of a second of all threads: for when nobody is
    /// there.</summary>
    public static void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (IsGlibc)
        {
            _ = Trim(0);
        }
    }

    private static bool IsGlibc => OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(
        NativeLibrary.GetMainProgramHandle(), "gnu_get_libc_version", out _);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint pad);
}
