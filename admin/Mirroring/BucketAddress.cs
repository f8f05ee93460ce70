using System.Web;
using VillagePublic.Content.Feed;

namespace VillagePublic.Admin.Mirroring;

/// <summary>Where a bucket is, as a person writes it:
/// <c>s3://BUCKET/PREFIX?endpoint=https://…&amp;region=…&amp;style=path</c>.</summary>
/// <param name="Bucket">Name of the bucket.</param>
/// <param name="Prefix">What stands before every key; empty or ended by a slash.</param>
/// <param name="Endpoint">The service; <see langword="null"/>: Amazon's.</param>
/// <param name="Region">The region; <see langword="null"/>: as the environment says.</param>
/// <param name="IsPathStyle">Whether the bucket stands in the path and not in the host's name.</param>
internal sealed record BucketAddress(string Bucket, string Prefix, Uri? Endpoint, string? Region, bool IsPathStyle)
{
    /// <summary>How one is written.</summary>
    public const string Example = "s3://village-feed/qingxi?endpoint=https://storage.example&region=cn-1&style=path";

    private const string Scheme = "s3";

    /// <summary>Whether a text means a bucket rather than a folder.</summary>
    public static bool IsMeant(string text) => text.StartsWith(Scheme + "://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an address; <see langword="null"/> when it is malformed.</summary>
    public static BucketAddress? TryParse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme != Scheme || uri.Host.Length == 0)
        {
            return null;
        }

        var query = HttpUtility.ParseQueryString(uri.Query);
        if (query.AllKeys.Any(name => name is not ("endpoint" or "region" or "style"))
            || query["style"] is not (null or "path" or "host"))
        {
            return null;
        }

        Uri? endpoint = null;
        if (query["endpoint"] is { } service
            && (!Uri.TryCreate(service, UriKind.Absolute, out endpoint) || endpoint.Scheme is not ("https" or "http")))
        {
            return null;
        }

        var prefix = Uri.UnescapeDataString(uri.AbsolutePath).Trim('/');
        return new BucketAddress(
            uri.Host, prefix.Length == 0 ? "" : prefix + "/", endpoint, query["region"], query["style"] == "path");
    }

    /// <summary>The same with one more folder below the prefix: a village of a township.</summary>
    public static string Below(string address, string folder)
    {
        var end = address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? query : address.Length;
        return IsMeant(address)
            ? $"{address[..end].TrimEnd('/')}/{folder}{address[end..]}"
            : Path.Combine(address, folder);
    }

    /// <summary>Whether a text names a place for a copy: a folder, or a well-formed address of a bucket.</summary>
    public static bool IsCopy(string address) => !IsMeant(address) || TryParse(address) is not null;

    /// <summary>The copy that an address means.</summary>
    /// <exception cref="ArgumentException">The address is malformed.</exception>
    public static IFeedCopy OpenCopy(string address) =>
        !IsMeant(address) ? new FolderCopy(address)
        : TryParse(address) is { } bucket ? new BucketCopy(bucket)
        : throw new ArgumentException($"'{address}' is not such as {Example}.", nameof(address));
}
