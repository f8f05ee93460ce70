namespace VillagePublic.Content.Feed;

/// <summary>Collects what others send, to its end or to a limit, whichever comes first.</summary>
/// <param name="maxSizeBytes">The most that is kept.</param>
/// <param name="time">The clock that ends a silence; <see langword="null"/>: whoever calls has a limit.</param>
/// <param name="budget">What the line may carry; <see langword="null"/>: as much as it can.</param>
internal sealed class BoundedReader(int maxSizeBytes, TimeProvider? time = null, LineBudget? budget = null)
{
    /// <summary>A line that died tells nobody: who waits for the next byte longer than this waits in vain.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    private const int FirstSizeBytes = 64 * 1024;

    // Grows with what really comes: what was announced may be a lie.
    private byte[] bytes = new byte[Math.Min(FirstSizeBytes, maxSizeBytes + 1)];

    /// <summary>How much memory is held for it.</summary>
    public int CapacityBytes => bytes.Length;

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
    /// <exception cref="IOException">The line broke, or nothing came for longer than <see cref="Silence"/>.</exception>
    public async Task<bool> TryAppendAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time ?? TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        while (await ReadSomeAsync(stream, silence, either.Token) is > 0 and var read)
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

    // Only waiting for the line counts, not waiting for the budget.
    private async ValueTask<int> ReadSomeAsync(
        Stream stream, CancellationTokenSource silence, CancellationToken cancellationToken)
    {
        try
        {
            silence.CancelAfter(time is null ? Timeout.InfiniteTimeSpan : Silence);
            var read = await stream.ReadAsync(bytes.AsMemory(Length), cancellationToken);
            silence.CancelAfter(Timeout.InfiniteTimeSpan);
            return read;
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested)
        {
            throw new IOException($"Nothing came for longer than {Silence.TotalSeconds:0} s.");
        }
    }
}
