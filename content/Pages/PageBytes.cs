using System.IO.Compression;
using System.Security.Cryptography;

namespace VillagePublic.Content.Pages;

/// <summary>Makes answers ready to be written: encoded, compressed and tagged once.</summary>
internal static class PageBytes
{
    // Below this a compressed answer saves no packet.
    private const int LeastCompressed = 512;
    private const int BrotliQuality = 9;

    // 64 KB hold any page of ours whole. One step more and .NET's encoder asks for other tables: twenty times the work
    // for as many bytes (9 ms against 0.4 for a page of 20 KB).
    private const int BrotliWindow = 16;
    private const int TagBytes = 12;

    /// <summary>Text, compressed.</summary>
    public static PageResponse Text(int status, string contentType, string text, PageCaching caching) =>
        Compressed(status, contentType, StrictUtf8.GetBytes(text), caching);

    /// <summary>Bytes that compress well.</summary>
    public static PageResponse Compressed(int status, string contentType, byte[] body, PageCaching caching)
    {
        var response = Plain(status, contentType, body, caching);
        if (body.Length < LeastCompressed)
        {
            return response;
        }

        var output = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, output, out var length, BrotliQuality, BrotliWindow)
            && length < body.Length
            ? response with { Brotli = output[..length] }
            : response;
    }

    /// <summary>Bytes that are compressed already.</summary>
    public static PageResponse Plain(int status, string contentType, byte[] body, PageCaching caching)
    {
        var tag = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, TagBytes));
        return new PageResponse(status, contentType, body, caching)
        {
            EntityTag = $"\"{tag}\"",
            BrotliEntityTag = $"\"{tag}-br\"",
        };
    }
}
