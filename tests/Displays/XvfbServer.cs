using System.Diagnostics;

namespace VillagePublic.Tests.Displays;

/// <summary>An X server without a screen, for one test.</summary>
internal sealed class XvfbServer : IDisposable
{
    private readonly Process process;

    private XvfbServer(Process process, string display)
    {
        this.process = process;
        Display = display;
    }

    public string Display { get; }

    public static async Task<XvfbServer> StartAsync(int width, int height, CancellationToken cancellationToken)
    {
        // With -displayfd the server finds a free number itself and says which, once it accepts clients.
        var start = new ProcessStartInfo("Xvfb")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "-displayfd", "1", "-screen", "0", $"{width}x{height}x24", "-nolisten", "tcp" },
        };
        var process = Process.Start(start)!;
        var number = await process.StandardOutput.ReadLineAsync(cancellationToken);
        return new XvfbServer(process, $":{number}");
    }

    /// <summary>Runs a program of the X server's and waits for its end.</summary>
    public async Task<byte[]> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["DISPLAY"] = Display;
        using var child = Process.Start(start)!;
        using var output = new MemoryStream();
        await child.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
        await child.WaitForExitAsync(cancellationToken);
        Assert.True(child.ExitCode == 0, $"{program} ended with {child.ExitCode}.");
        return output.ToArray();
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
