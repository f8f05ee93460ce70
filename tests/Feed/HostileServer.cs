using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace VillagePublic.Tests.Feed;

/// <summary>A web server that serves a feed and attacks with one of its files.</summary>
internal static class HostileServer
{
    private const int ChunkSizeBytes = 64 * 1024;

    // Sixteen gigabytes of zeros, 16 MB on the line: nobody may unpack or even take that.
    private const int BombPartCount = 256;
    private const int BombPartSizeBytes = 64 * 1024 * 1024;

    private static readonly Lazy<byte[]> BombPart = new(PackZeros);

    /// <summary>Every attack; the last ones need a file's own bytes.</summary>
    public static IReadOnlyList<string> Attacks { get; } =
    [
        "gzip bomb", "endless", "endless lie", "slow drip", "silence", "another page", "broken off",
        "tampered", "truncated", "trailing byte", "empty",
    ];

    /// <param name="read">The files of the feed.</param>
    /// <param name="attacked">What the address of the attacked file begins with.</param>
    /// <param name="attack">One of <see cref="Attacks"/>.</param>
    public static Task<FeedHost> StartAsync(Func<string, byte[]?> read, string attacked, string attack) =>
        FeedHost.StartAsync(async context =>
        {
            var path = context.Request.Path.Value!["/feed/".Length..];
            if (read(path) is not { } bytes)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
            else if (path.StartsWith(attacked, StringComparison.Ordinal))
            {
                await AttackAsync(context, bytes, attack);
            }
            else
            {
                await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            }
        });

    private static async Task AttackAsync(HttpContext context, byte[] bytes, string attack)
    {
        var response = context.Response;
        var gone = context.RequestAborted;
        switch (attack)
        {
            case "gzip bomb":
                response.Headers.ContentEncoding = "gzip";
                for (var i = 0; i < BombPartCount; i++)
                {
                    // Members of one gzip file may follow each other.
                    await response.Body.WriteAsync(BombPart.Value, gone);
                }

                break;
            case "endless lie":
                response.ContentLength = long.MaxValue;
                await EndlesslyAsync(response, gone);
                break;
            case "endless":
                await EndlesslyAsync(response, gone);
                break;
            case "slow drip":
                await response.Body.WriteAsync(bytes.AsMemory(0, 1), gone);
                await response.Body.FlushAsync(gone);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, gone);
                break;
            case "silence":
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, gone);
                break;
            case "another page":
                response.ContentType = "text/html";
                await response.WriteAsync("<html>Sign in to the hotel's network</html>", gone);
                break;
            case "broken off":
                response.ContentLength = bytes.Length;
                await response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), gone);
                break;
            default:
                await response.Body.WriteAsync(Changed(bytes, attack), gone);
                break;
        }
    }

    private static byte[] PackZeros()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var written = 0; written < BombPartSizeBytes; written += zeros.Length)
            {
                gzip.Write(zeros);
            }
        }

        return packed.ToArray();
    }

    private static async Task EndlesslyAsync(HttpResponse response, CancellationToken gone)
    {
        var chunk = new byte[ChunkSizeBytes];
        while (!gone.IsCancellationRequested)
        {
            await response.Body.WriteAsync(chunk, gone);
        }
    }

    private static byte[] Changed(byte[] bytes, string attack)
    {
        switch (attack)
        {
            case "tampered":
                var flipped = bytes.ToArray();
                flipped[^5] ^= 1;
                return flipped;
            case "truncated":
                return bytes[..^1];
            case "trailing byte":
                return [.. bytes, 0];
            case "empty":
                return [];
            default:
                throw new ArgumentException($"No attack is called '{attack}'.", nameof(attack));
        }
    }
}
