using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using VillagePublic.Admin.Safekeeping;

namespace VillagePublic.Admin.Mirroring;

/// <summary>Backups in a bucket of an S3-compatible store: each below a name of its own, its manifest last.</summary>
/// <remarks>A backup counts once it has come back from the store and been proved, as from any other place.</remarks>
internal sealed class BackupBucket(BucketAddress address, AWSCredentials? credentials = null) : IDisposable
{
    private readonly AmazonS3Client client = BucketClient.Create(address, credentials);

    /// <summary>Sends a finished backup and fetches it back to prove it.</summary>
    /// <param name="folder">The backup's own folder.</param>
    /// <param name="cancellationToken">Stops it; without its manifest what was sent is no backup.</param>
    /// <returns>Its address.</returns>
    /// <exception cref="IOException">The store cannot be reached or refuses.</exception>
    /// <exception cref="InvalidDataException">What came back does not prove itself.</exception>
    public async Task<string> SendAsync(string folder, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(folder);
        var manifest = BackupManifest.Read(folder);
        await AskAsync(async () =>
        {
            foreach (var path in manifest.Files.Keys.Append(BackupManifest.FileName))
            {
                using var content = File.OpenRead(Path.Combine(folder, path));
                await client.PutObjectAsync(
                    new PutObjectRequest
                    {
                        BucketName = address.Bucket,
                        Key = KeyOf(name, path),
                        InputStream = content,
                        AutoCloseStream = false,
                        UseChunkEncoding = false,
                    },
                    cancellationToken);
            }
        });
        var trial = Directory.CreateTempSubdirectory("vp-fetched-");
        try
        {
            await FetchAsync(name, trial.FullName, cancellationToken);
            VillageBackup.Prove(trial.FullName);
        }
        finally
        {
            trial.Delete(recursive: true);
        }

        return $"s3://{address.Bucket}/{address.Prefix}{name}";
    }

    /// <summary>Fetches a backup into a folder.</summary>
    /// <param name="name">Its name; <see langword="null"/>: the address is the backup's own.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">The store cannot be reached, or there is no such backup.</exception>
    public Task FetchAsync(string? name, string folder, CancellationToken cancellationToken) => AskAsync(async () =>
    {
        await FetchFileAsync(name, BackupManifest.FileName, folder, cancellationToken);
        foreach (var path in BackupManifest.Read(folder).Files.Keys)
        {
            await FetchFileAsync(name, path, folder, cancellationToken);
        }
    });

    public void Dispose() => client.Dispose();

    private async Task FetchFileAsync(string? name, string path, string folder, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(Path.Combine(folder, path));
        if (!target.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new IOException($"'{path}' leads out of the folder.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var answer = await client.GetObjectAsync(address.Bucket, KeyOf(name, path), cancellationToken);
        await using var file = File.Create(target);
        await answer.ResponseStream.CopyToAsync(file, cancellationToken);
    }

    private string KeyOf(string? name, string path) => address.Prefix + (name is null ? "" : name + "/") + path;

    private async Task AskAsync(Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (Exception exception) when (
            exception is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new IOException($"s3://{address.Bucket}/{address.Prefix}: {exception.Message}", exception);
        }
    }
}
