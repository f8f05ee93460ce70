using System.Diagnostics;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>A disk of a few megabytes that can be filled to the last byte. Only root on Linux can mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    public const string WhyNot = "Only root on Linux can mount a small disk to fill.";

    public SmallDisk(int sizeMegabytes) =>
        IsMounted = OperatingSystem.IsLinux() && Environment.UserName == "root"
            && Run(
                "mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={sizeMegabytes}m"), "tmpfs", Folder);

    public bool IsMounted { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("vp-disk-").FullName;

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Not a byte is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var size = 64 * 1024;
        while (size > 0)
        {
            try
            {
                file.Write(new byte[size]);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    /// <summary>There is room again.</summary>
    public void Empty() => File.Delete(Filler);

    public bool Remount(string option) => Run("mount", "-o", "remount," + option, Folder);

    public void Dispose()
    {
        if (IsMounted)
        {
            Run("umount", Folder);
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
