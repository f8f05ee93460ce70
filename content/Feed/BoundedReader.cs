namespace VillagePublic.Content.Feed;

/// <summary>Collects what others send, to its end or to a limit, whichever comes first.</summary>
/// <param name="maxSizeBytes">The most that is kept.</param>
/// <param name="budget">What the line may carry; <see langword="null"/>: as much as it can.</param>
internal sealed class BoundedReader(int maxSizeBytes, LineBudget? budget = null)
{
    private const int FirstSizeBytes = 16 * 1024;

    // Grows with what really comes: what was announced may be a lie.
    private byte[] bytes = new byte[Math.Min(FirstSizeBytes, maxSizeBytes + 1)];

    /// <summary>How much has come so far.</summary>
    public int Length { get; private set; }

    /// <returns>The bytes, or <see langword="null"/> when there are more than allowed.</returns>
    public static async Task<byte[]?> ReadAsync(Stream stream, int maxSizeBytes, CancellationToken cancellationToken)
    {
        var reader = new BoundedReader(maxSizeBytes);
        return await reader.TryAppendAsync(stream, cancellationToken) ? reader.ToArray() : null;
    }

    /// <summary>What has come.</summary>
    public byte[] ToArray() => bytes[..Length];

    /// <summary>Begins again.</summary>
    public void Clear() => Length = 0;

    /// <summary>Reads a stream to its end; what came before an exception is kept.</summary>
    /// <returns><see langword="false"/> when there is more than allowed.</returns>
    public async Task<bool> TryAppendAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (await stream.ReadAsync(bytes.AsMemory(Length), cancellationToken) is > 0 and var read)
        {
            Length += read;
            if (Length > maxSizeBytes)
            {
                return false;
            }

            if (Length == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min((long)Length * 2, maxSizeBytes + 1L));
            }

            if (budget is not null)
            {
                await budget.SpendAsync(read, cancellationToken);
            }
        }

        return true;
    }
}
