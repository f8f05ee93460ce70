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

    /// <summary>Removes a village's backups beyond the newest <see cref="VillageBackup.KeptCount"/>, and what older
    /// ones that never were finished have left.</summary>
    /// <param name="code">The village; empty for a township's own desk.</param>
    /// <param name="cancellationToken">Stops it; what is left is removed the next time.</param>
    /// <exception cref="IOException">The store cannot be reached or refuses.</exception>
    public Task PruneAsync(string code, CancellationToken cancellationToken) => AskAsync(async () =>
    {
        var backups = (await client.ListAsync(address, cancellationToken))
            .Where(key => key.Contains('/', StringComparison.Ordinal))
            .GroupBy(key => key[..key.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal)
            .Where(backup => VillageBackup.IsName(backup.Key, code))
            .OrderByDescending(backup => backup.Key, StringComparer.Ordinal)
            .ToArray();
        var kept = 0;
        foreach (var backup in backups)
        {
            if (kept == VillageBackup.KeptCount || (kept > 0 && !IsFinished(backup)))
            {
                await RemoveAsync(backup, cancellationToken);
            }
            else if (IsFinished(backup))
            {
                kept++;
            }
        }
    });

    public void Dispose() => client.Dispose();

    private static bool IsFinished(IGrouping<string, string> backup) =>
        backup.Contains($"{backup.Key}/{BackupManifest.FileName}", StringComparer.Ordinal);

    // Its manifest first: what a removal cut short leaves is no backup.
    private async Task RemoveAsync(IGrouping<string, string> backup, CancellationToken cancellationToken)
    {
        foreach (var key in backup.OrderByDescending(key => key == $"{backup.Key}/{BackupManifest.FileName}"))
        {
            await client.DeleteObjectAsync(address.Bucket, address.Prefix + key, cancellationToken);
        }
    }

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
