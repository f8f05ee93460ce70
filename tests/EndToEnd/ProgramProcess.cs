using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>One of the product's programs as a process of its own, as a village runs it.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    // A start on a machine that does other things beside.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private ProgramProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it has printed so far.</summary>
    public string Output => string.Join('\n', lines);

    public bool HasExited => process.HasExited;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static ProgramProcess StartAdmin(params string[] arguments) => Start("VillagePublic.Admin.dll", arguments);

    public static ProgramProcess StartKiosk(params string[] arguments) => Start("VillagePublic.Kiosk.dll", arguments);

    /// <summary>Runs one to its end.</summary>
    public static Task<(int Code, string Output)> RunAsync(string assembly, params string[] arguments) =>
        RunAsync(assembly, arguments, environment: []);

    /// <summary>Runs one to its end.</summary>
    public static async Task<(int Code, string Output)> RunAsync(
        string assembly, string[] arguments, (string Name, string Value)[] environment)
    {
        await using var program = Start(assembly, arguments, environment);
        await program.process.WaitForExitAsync(Cancel);
        return (program.process.ExitCode, program.Output);
    }

    /// <summary>Starts one, limited or placed by a command in front of it.</summary>
    public static ProgramProcess Start(
        string assembly, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        Array.ForEach(arguments, start.ArgumentList.Add);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ProgramProcess(Process.Start(start)!);
    }

    /// <summary>A port that is free now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Asks until the answer is as wanted; fails with what the program printed when it never is.</summary>
    /// <param name="ask">The question.</param>
    /// <param name="isWanted">Whether the answer is as wanted.</param>
    /// <param name="progress">What of an answer shows that it works on it: for as long as that changes, patience lasts.
    /// </param>
    public async Task<T> UntilAsync<T>(
        Func<Task<T>> ask, Func<T, bool> isWanted, Func<T, object>? progress = null)
    {
        var started = Stopwatch.GetTimestamp();
        object? reached = null;
        while (true)
        {
            object? last;
            try
            {
                var answer = await ask();
                if (isWanted(answer))
                {
                    return answer;
                }

                last = answer;
                if (progress?.Invoke(answer) is { } now && !now.Equals(reached))
                {
                    (reached, started) = (now, Stopwatch.GetTimestamp());
                }
            }
            catch (HttpRequestException exception)
            {
                // It does not listen yet.
                last = exception.Message;
            }

            Assert.False(HasExited, $"It ended by itself.\n{Output}");
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"Still {last}\n{Output}");
            await Task.Delay(20, Cancel);
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
