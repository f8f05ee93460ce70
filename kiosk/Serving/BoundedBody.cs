namespace VillagePublic.Kiosk.Serving;

/// <summary>Reads a request's body to its end or to a limit, whichever comes first.</summary>
internal static class BoundedBody
{
    /// <returns>The bytes, or <see langword="null"/> when there are more than allowed.</returns>
    public static async Task<byte[]?> ReadAsync(Stream body, int maxSizeBytes, CancellationToken cancellationToken)
    {
        var bytes = new byte[maxSizeBytes + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length > maxSizeBytes ? null : bytes[..length];
    }
}
