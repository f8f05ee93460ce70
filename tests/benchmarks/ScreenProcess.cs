using System.Diagnostics;
using System.Globalization;

namespace VillagePublic.Benchmarks;

/// <summary>What is compared: our kiosk or Chromium in kiosk mode, as a process on a virtual display.</summary>
internal sealed class ScreenProcess : IDisposable
{
    /// <summary>Linux counts in hundredths of a second wherever .NET runs.</summary>
    private const double ClockTicksPerSecond = 100;

    private readonly Process process;

    private ScreenProcess(ProcessStartInfo start, string display)
    {
        start.Environment["DISPLAY"] = display;
        start.Environment["SDL_VIDEODRIVER"] = "x11";
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        StartTimestamp = Stopwatch.GetTimestamp();
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Said?.Invoke(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => LastError = line.Data ?? LastError;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Raised for every line the process prints.</summary>
    public event Action<string>? Said;

    public long StartTimestamp { get; }

    public string LastError { get; private set; } = "";

    /// <summary>Our kiosk over a folder of data, following a feed if there is one.</summary>
    /// <param name="idle">Time without a touch after which pictures pass by.</param>
    public static ScreenProcess Kiosk(
        string display, string dataFolder, int port, BenchVillage? feed, TimeSpan? idle = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                ReadyKiosk.Path, "run", "--data", dataFolder, "--display", "Window",
                "--port", port.ToString(CultureInfo.InvariantCulture), "--diagonal", "21.5",
            },
        };
        if (idle is { } menuIdle)
        {
            start.Environment["VILLAGEPUBLIC_Kiosk__MenuIdle"] = menuIdle.ToString();
        }

        if (feed is not null)
        {
            string[] follow = ["--feed", feed.Address + "/feed/", "--key", feed.Key];
            Array.ForEach(follow, start.ArgumentList.Add);
        }

        return new ScreenProcess(start, display);
    }

    /// <summary>Chromium in kiosk mode.</summary>
    public static ScreenProcess Chromium(string display, string profile, string address) => new(
        new ProcessStartInfo("chromium")
        {
            ArgumentList =
            {
                "--kiosk", "--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-quic",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-features=Translate", "--noerrdialogs", "--disable-session-crashed-bubble",
                $"--user-data-dir={profile}", "--window-position=0,0",
                $"--window-size={XServer.WidthPx},{XServer.HeightPx}", address,
            },
        },
        display);

    /// <summary>Proportional set size of the process and all below it, in MiB: shared pages counted once.</summary>
    public double PssMiB() => Tree().Sum(PssKiB) / 1024.0;

    /// <summary>Processor time that all of them have used so far.</summary>
    public double CpuSeconds() => Tree().Sum(CpuTicks) / ClockTicksPerSecond;

    /// <summary>How many processes it consists of.</summary>
    public int ProcessCount() => Tree().Count();

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        process.Dispose();
    }

    private IEnumerable<int> Tree()
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), out var id) ? id : 0)
            .Where(id => id > 0)
            .ToDictionary(id => id, ParentOf);
        return parents.Keys.Where(id => IsBelow(id, parents));
    }

    private bool IsBelow(int id, Dictionary<int, int> parents)
    {
        for (var current = id; current > 1; current = parents.GetValueOrDefault(current))
        {
            if (current == process.Id)
            {
                return true;
            }
        }

        return false;
    }

    private static int ParentOf(int id) => (int)Field($"/proc/{id}/status", "PPid:");

    private static long PssKiB(int id) => Field($"/proc/{id}/smaps_rollup", "Pss:");

    /// <summary>User and system time: the 12th and 13th field behind the name in brackets.</summary>
    private static long CpuTicks(int id) => ReadLines($"/proc/{id}/stat") is [var line, ..]
        && line[(line.LastIndexOf(')') + 2)..].Split(' ') is { Length: > 12 } fields
            ? fields[11..13].Sum(field => long.Parse(field, CultureInfo.InvariantCulture))
            : 0;

    private static long Field(string path, string name)
    {
        var line = ReadLines(path).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null
            ? 0
            : long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    // A process may end while it is being looked at.
    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
