using System.Diagnostics;
using System.Reflection;
using System.Threading.Channels;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>One of our programs as a process of its own, as it runs in a village.</summary>
internal sealed class RealProgram : IDisposable
{
    /// <summary>Longest wait for anything that a healthy program does in seconds; the machine may be busy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly List<string> said = [];

    private RealProgram(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static RealProgram Start(Assembly program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", program.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };

        // However busy the machine is, the screen stays where it is.
        start.Environment["VILLAGEPUBLIC_Kiosk__MenuIdle"] = "01:00:00";
        return new RealProgram(Process.Start(start)!);
    }

    /// <summary>Runs a command to its end and expects it to succeed.</summary>
    public static async Task RunAsync(Assembly program, params string[] arguments)
    {
        using var running = Start(program, arguments);
        await running.process.WaitForExitAsync(Cancel).WaitAsync(Patience, Cancel);
        Assert.True(running.process.ExitCode == 0, running.Words());
    }

    /// <summary>The first address the program prints on a line that holds a word.</summary>
    public async Task<Uri> AddressAsync(string word)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(Patience);
        try
        {
            while (true)
            {
                var line = await lines.Reader.ReadAsync(patience.Token);
                var start = line.IndexOf("http://", StringComparison.Ordinal);
                if (start >= 0 && line.Contains(word, StringComparison.Ordinal))
                {
                    return new Uri(line[start..].Trim());
                }
            }
        }
        catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"No line with '{word}' and an address:\n{Words()}");
        }
    }

    /// <summary>Ends it as a power cut would: no warning, nothing tidied up.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public string Words()
    {
        lock (said)
        {
            return string.Join('\n', said);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (said)
        {
            said.Add(line);
        }

        lines.Writer.TryWrite(line);
    }
}
