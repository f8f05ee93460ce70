using System.Diagnostics;
using VillagePublic.Content;

namespace VillagePublic.Tests.Store;

/// <summary>Changes bytes of a file under the hands of the process that holds it, as a dying disk would.</summary>
internal static class DiskDamage
{
    public static bool IsPossible => OperatingSystem.IsLinux();

    /// <summary>Changes one bit in every place where a text stands; says in how many.</summary>
    public static int Flip(string path, string text)
    {
        // What the process holds is locked against other .NET programs, not against these.
        var copy = path + ".looked-at";
        Run("cp", path, copy);
        var bytes = File.ReadAllBytes(copy);
        File.Delete(copy);
        var pattern = StrictUtf8.GetBytes(text);
        var count = 0;
        for (var at = bytes.AsSpan().IndexOf(pattern); at >= 0; count++)
        {
            Write(path, at + pattern.Length - 2, [(byte)(bytes[at + pattern.Length - 2] ^ 1)]);
            var next = bytes.AsSpan(at + 1).IndexOf(pattern);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return count;
    }

    /// <summary>Overwrites a stretch of the file.</summary>
    public static void Write(string path, long offset, byte[] bytes)
    {
        var source = Path.GetTempFileName();
        File.WriteAllBytes(source, bytes);
        Run(
            "dd", $"if={source}", $"of={path}", "conv=notrunc", "oflag=seek_bytes",
            FormattableString.Invariant($"seek={offset}"), "status=none");
        File.Delete(source);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
