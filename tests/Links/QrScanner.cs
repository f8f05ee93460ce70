using System.Diagnostics;

namespace VillagePublic.Tests.Links;

/// <summary>Reads QR codes with a scanner that is not ours.</summary>
internal static class QrScanner
{
    /// <summary>What a picture's code says; empty when there is none to be read.</summary>
    public static async Task<string> ReadAsync(string picturePath)
    {
        var start = new ProcessStartInfo("zbarimg", ["-q", "--raw", picturePath])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await errors;
        return output.Trim();
    }
}
