using System.Diagnostics;
using VillagePublic.Content.Links;

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

    /// <summary>A symbol as a picture of so many pixels a module.</summary>
    public static string Pbm(QrSymbol symbol, int modulePx)
    {
        var side = symbol.SizeModules * modulePx;
        var bits = Enumerable.Range(0, side).SelectMany(
            y => Enumerable.Range(0, side).Select(x => symbol[x / modulePx, y / modulePx] ? '1' : '0'));
        return $"P1\n{side} {side}\n{string.Concat(bits.Chunk(64).Select(line => new string(line) + "\n"))}";
    }
}
