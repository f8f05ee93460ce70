using System.Runtime.InteropServices;

namespace VillagePublic.Tests.Displays;

/// <summary>Processor time of the calling thread: what a frame costs, whatever else the machine is doing.</summary>
internal static partial class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    public static TimeSpan Now
    {
        get
        {
            Assert.Equal(0, GetTime(ThreadProcessorTime, out var time));
            return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeParts time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeParts
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
