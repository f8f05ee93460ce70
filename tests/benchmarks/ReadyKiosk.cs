using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace VillagePublic.Benchmarks;

/// <summary>The kiosk as it is deployed: published, and compiled ahead of time where that can be had.</summary>
internal static class ReadyKiosk
{
    private static readonly Lazy<string> Published = new(Publish);

    /// <summary>The kiosk's assembly, ready to run.</summary>
    public static string Path => Published.Value;

    private static string Publish()
    {
        var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(Here(), "..", ".."));
        var target = System.IO.Path.Combine(root, "kiosk", "bin", "ready");
        using var publish = Process.Start(new ProcessStartInfo("bash")
        {
            WorkingDirectory = root,
            ArgumentList = { "-euc", ". ./.publish-ready.sh && publish_ready kiosk \"$1\"", "publish", target },
        })!;
        publish.WaitForExit();
        return publish.ExitCode == 0
            ? System.IO.Path.Combine(target, "VillagePublic.Kiosk.dll")
            : throw new InvalidOperationException("The kiosk could not be published; see above.");
    }

    private static string Here([CallerFilePath] string path = "") => System.IO.Path.GetDirectoryName(path)!;
}
