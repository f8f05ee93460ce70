namespace VillagePublic.Content.Feed;

/// <summary>Reads streams of others to their end or to a limit, whichever comes first.</summary>
internal static class BoundedReader
{
    private const int FirstSizeBytes = 16 * 1024;

    /// <returns>The bytes, or <see langword="null"/> when there are more than allowed.</returns>
    public static async Task<byte[]?> ReadAsync(Stream stream, int maxSizeBytes, CancellationToken cancellationToken)
    {
        // Grows with what really comes: what was announced may be a lie.
        var bytes = new byte[Math.Min(FirstSizeBytes, maxSizeBytes + 1)];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(bytes.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return bytes[..length];
            }

            length += read;
            if (length > maxSizeBytes)
            {
                return null;
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min((long)length * 2, maxSizeBytes + 1L));
            }
        }
    }
}
