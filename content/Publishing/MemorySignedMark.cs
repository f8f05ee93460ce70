namespace VillagePublic.Content.Publishing;

/// <summary>A mark that lasts as long as the process: for tests and for trying things out.</summary>
public sealed class MemorySignedMark : ISignedMark
{
    private byte[]? note;

    /// <inheritdoc />
    public byte[]? Read() => Volatile.Read(ref note);

    /// <inheritdoc />
    public void Write(byte[] note) => Volatile.Write(ref this.note, note);
}
