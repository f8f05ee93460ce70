using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Drawing;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>What every screen needs and no option changes, begun before the arguments are read: reading them and
/// opening the store takes as long, and a second core has nothing else to do.</summary>
internal static class HeadStart
{
    private static Task<FontSet>? loading;

    /// <summary>Begins it if these arguments run a screen.</summary>
    /// <param name="arguments">The command line. A first word is a command's name; without one the screen runs.</param>
    public static void Begin(IReadOnlyList<string> arguments)
    {
        if (arguments is not ([] or ["run", ..] or [['-', ..], ..]))
        {
            return;
        }

        var fonts = Task.Run(FontSet.Load);
        _ = Task.Run(SdlNative.Preload);
        loading = fonts;
        if (Environment.ProcessorCount > 1)
        {
            _ = fonts.ContinueWith(
                static _ => Rehearsal.Play(),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default);
        }
    }

    /// <summary>The fonts, which the caller then owns: those of the head start the first time, else others.</summary>
    public static FontSet TakeFonts() =>
        (Interlocked.Exchange(ref loading, null) ?? Task.FromResult(FontSet.Load())).GetAwaiter().GetResult();
}
