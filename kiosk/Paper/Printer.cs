using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using VillagePublic.Kiosk.Processes;

namespace VillagePublic.Kiosk.Paper;

/// <summary>The printer that the system prints on unless told otherwise (CUPS: <c>lpstat</c>, <c>lp</c>).</summary>
internal static class Printer
{
    private const string Found = "system default destination: ";

    /// <summary>A queue takes a sheet at once; one that does not is stuck.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Its name; <see langword="null"/> when there is none.</summary>
    public static async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (code, output) = await RunAsync(Command("lpstat", "-d"), [], cancellationToken);
            var line = Encoding.UTF8.GetString(output).Trim();
            return code == 0 && line.StartsWith(Found, StringComparison.Ordinal) ? line[Found.Length..] : null;
        }
        catch (Win32Exception)
        {
            // No printing system is installed: then there is no printer.
            return null;
        }
    }

    /// <summary>Hands a PDF file over.</summary>
    /// <returns>Whether the printer took it.</returns>
    public static async Task<bool> PrintAsync(
        string printer, byte[] file, string title, PaperFormat format, CancellationToken cancellationToken)
    {
        try
        {
            var command = Command(
                "lp", "-d", printer, "-t", title, "-o", $"media={format.Name}", "-o", "fit-to-page", "-");
            return (await RunAsync(command, file, cancellationToken)).Code == 0;
        }
        catch (Exception exception) when (exception is Win32Exception
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private static ProcessStartInfo Command(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    private static async Task<(int Code, byte[] Output)> RunAsync(
        ProcessStartInfo command, byte[] input, CancellationToken cancellationToken)
    {
        using var tooLong = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        tooLong.CancelAfter(Patience);
        return await SystemTool.RunAsync(command, input, tooLong.Token);
    }
}
