namespace VillagePublic.Tests.Store;

/// <summary>Runs code as a window's or a browser session's thread would: with a synchronisation context.</summary>
/// <remarks>LiteDB's writer then leaves the committing thread at once; without one it mostly runs on it.</remarks>
internal static class LikeAWindow
{
    public static void Run(Action work)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new WindowContext());
        try
        {
            work();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    // The base class itself counts as none.
    private sealed class WindowContext : SynchronizationContext;
}
