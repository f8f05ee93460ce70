namespace VillagePublic.Content.Feed;

/// <summary>A log read from a folder: a stick, a network share, a mirror on the same disk.</summary>
/// <param name="folder">The folder that holds <c>checkpoint</c>.</param>
public sealed class FolderLogSource(string folder) : ILogSource
{
    private readonly string root = Path.GetFullPath(folder);

    /// <inheritdoc />
    public string Name => root;

    /// <inheritdoc />
    public async Task<FetchOutcome> FetchAsync(string path, int maxSizeBytes, CancellationToken cancellationToken)
    {
        try
        {
            var file = Path.Combine([root, .. path.Split('/')]);
            if (LeadsElsewhere(path))
            {
                return new FetchOutcome.Failed($"{path} is a link.");
            }

            if (!File.Exists(file))
            {
                return new FetchOutcome.Missing();
            }

            if (new FileInfo(file).Length == 0)
            {
                // A pipe or a device has no length either, and opening one could wait for ever.
                return new FetchOutcome.Found([]);
            }

            var options = new FileStreamOptions
            {
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            };
            await using var stream = new FileStream(file, options);
            if (!stream.CanSeek)
            {
                return new FetchOutcome.Failed($"{path} is a device, not a file.");
            }

            return await BoundedReader.ReadAsync(stream, maxSizeBytes, cancellationToken) is { } bytes
                ? new FetchOutcome.Found(bytes)
                : new FetchOutcome.TooLong();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Also what a stick says that was pulled out half-way.
            return new FetchOutcome.Failed(exception.Message);
        }
    }

    // A link on a stick could make the kiosk read, and then show or serve, what is not on the stick.
    private bool LeadsElsewhere(string path)
    {
        var current = root;
        foreach (var part in path.Split('/'))
        {
            current = Path.Combine(current, part);
            var info = new FileInfo(current);
            if (info.LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }
}
