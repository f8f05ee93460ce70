namespace VillagePublic.Content.Log;

/// <summary>Bytes with the hash that names them, reckoned once.</summary>
public sealed class Blob
{
    private Blob(Hash hash, byte[] bytes) => (Hash, Bytes) = (hash, bytes);

    /// <summary>SHA-256 of the bytes.</summary>
    public Hash Hash { get; }

    /// <summary>The bytes. Not to be changed.</summary>
    public byte[] Bytes { get; }

    /// <summary>Names bytes, which must not change any more.</summary>
    public static Blob Of(byte[] bytes) => new(Hash.Of(bytes), bytes);
}
