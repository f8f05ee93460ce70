using System.Diagnostics;

namespace VillagePublic.Kiosk.Processes;

/// <summary>Programs of the system that the kiosk uses where they are: a voice, a printer.</summary>
internal static class SystemTool
{
    /// <summary>Runs a program until it ends.</summary>
    /// <param name="start">What to run.</param>
    /// <param name="input">Given to its standard input.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its exit code and its standard output.</returns>
    /// <exception cref="System.ComponentModel.Win32Exception">It is not installed.</exception>
    public static async Task<(int Code, byte[] Output)> RunAsync(
        ProcessStartInfo start, byte[] input, CancellationToken cancellationToken)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        try
        {
            using var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
            var complaints = process.StandardError.ReadToEndAsync(cancellationToken);
            await WriteAsync(process, input, cancellationToken);
            await reading;
            await complaints;
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, output.ToArray());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task WriteAsync(Process process, byte[] input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code says why.
            return;
        }
    }
}
