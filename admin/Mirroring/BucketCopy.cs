using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;

namespace VillagePublic.Admin.Mirroring;

/// <summary>A copy of a feed in a bucket of an S3-compatible store, which serves it itself.</summary>
/// <remarks>Keys come from where Amazon's tools look for them: the environment (<c>AWS_ACCESS_KEY_ID</c>,
/// <c>AWS_SECRET_ACCESS_KEY</c>) or <c>~/.aws/credentials</c>. An object is written whole or not at all.</remarks>
internal sealed class BucketCopy : IFeedCopy, IDisposable
{
    // Hides the delay of a far store without filling a village's line with more than it carries.
    private const int AtOnce = 8;

    private readonly BucketAddress address;
    private readonly AmazonS3Client client;
    private readonly Dictionary<string, string> tags = [];
    private HashSet<string>? held;
    private long since;

    /// <summary>Opens a copy; nothing is asked before it is updated.</summary>
    /// <param name="address">The bucket.</param>
    /// <param name="credentials">Keys; <see langword="null"/>: from where Amazon's tools look for them.</param>
    public BucketCopy(BucketAddress address, AWSCredentials? credentials = null)
    {
        this.address = address;
        client = BucketClient.Create(address, credentials);
    }

    /// <inheritdoc />
    public string Name => $"s3://{address.Bucket}/{address.Prefix}";

    /// <inheritdoc />
    public async Task<int> UpdateAsync(
        FeedTree tree, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(tree, progress, cancellationToken);
        }
        catch (Exception exception) when (
            exception is AmazonServiceException or AmazonClientException or HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // What came through is unknown.
            (held, since) = (null, 0);
            tags.Clear();
            if (exception is CopyAheadException)
            {
                throw;
            }

            throw new IOException($"{Name}: {exception.Message}", exception);
        }
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    private async Task<int> WriteAsync(FeedTree tree, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var there = held ??= await LookAsync(tree, cancellationToken);
        var size = tree.Size;
        var written = 0;
        string[] paths = [.. tree.List(since).Where(path => !there.Contains(path))];
        await Parallel.ForEachAsync(
            paths.Where(path => !IsChanging(path)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (path, token) =>
            {
                if (tree.Read(path) is { } file)
                {
                    await PutAsync(path, file, token);
                    var count = Interlocked.Increment(ref written);
                    progress?.Report(count);
                }
            });
        there.UnionWith(paths.Where(path => !IsChanging(path)));

        // The head last: what it speaks of is there.
        foreach (var path in paths.Where(IsChanging))
        {
            if (tree.Read(path) is { } file && tags.GetValueOrDefault(path) != file.EntityTag)
            {
                await PutAsync(path, file, cancellationToken);
                tags[path] = file.EntityTag;
                written++;
                progress?.Report(written);
            }
        }

        since = size;
        await RemoveSupersededAsync(there, cancellationToken);
        foreach (var path in tree.ListErased().Where(there.Contains).ToArray())
        {
            await client.DeleteObjectAsync(address.Bucket, address.Prefix + path, cancellationToken);
            there.Remove(path);
        }

        return written;
    }

    private static bool IsChanging(string path) =>
        path is FeedTree.CheckpointPath or FeedTree.KeyPath or FeedTree.KeysPath;

    private async Task<HashSet<string>> LookAsync(FeedTree tree, CancellationToken cancellationToken)
    {
        CopyAheadException.ThrowIfAhead(tree, await ReadHeadAsync(cancellationToken), Name);
        var found = (await client.ListAsync(address, cancellationToken)).ToHashSet(StringComparer.Ordinal);

        // These change: that something is there says nothing.
        found.RemoveWhere(IsChanging);
        return found;
    }

    private async Task<byte[]> ReadHeadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var head = await client.GetObjectAsync(
                address.Bucket, address.Prefix + FeedTree.CheckpointPath, cancellationToken);
            var note = new byte[SignedNote.MaxSizeBytes];
            var length = await head.ResponseStream.ReadAtLeastAsync(
                note, note.Length, throwOnEndOfStream: false, cancellationToken);
            return note[..length];
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound
            && exception.ErrorCode != "NoSuchBucket")
        {
            return [];
        }
    }

    private async Task PutAsync(string path, FeedFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(file.Bytes, writable: false);
        var request = new PutObjectRequest
        {
            BucketName = address.Bucket,
            Key = address.Prefix + path,
            InputStream = content,
            AutoCloseStream = false,
            ContentType = file.MediaType,
            UseChunkEncoding = false,
        };
        request.Headers.CacheControl = file.CacheControl;
        await client.PutObjectAsync(request, cancellationToken);
    }

    private async Task RemoveSupersededAsync(HashSet<string> there, CancellationToken cancellationToken)
    {
        var tiles = there.Select(TilePath.TryParse).OfType<TilePath>();
        foreach (var tile in tiles.GroupBy(tile => (tile.Level, tile.Index)).ToArray())
        {
            foreach (var width in FeedExport.Superseded([.. tile.Select(path => path.Width)]))
            {
                var path = new TilePath(tile.Key.Level, tile.Key.Index, width).ToString();
                await client.DeleteObjectAsync(address.Bucket, address.Prefix + path, cancellationToken);
                there.Remove(path);
            }
        }
    }
}
