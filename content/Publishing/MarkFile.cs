namespace VillagePublic.Content.Publishing;

/// <summary>A note in a small file of its own, which outlives the database beside it.</summary>
/// <param name="path">The file; its folder is made when first written.</param>
public sealed class MarkFile(string path) : ISignedMark
{
    /// <inheritdoc />
    public byte[]? Read() => File.Exists(path) ? File.ReadAllBytes(path) : null;

    /// <inheritdoc />
    public void Write(byte[] note)
    {
        PrivateFile.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        PrivateFile.Replace(path, note);
    }
}

/// <summary>Remembers, apart from the database, the last note that was let out or, by who follows, verified.</summary>
public interface ISignedMark
{
    /// <summary>The note, or <see langword="null"/> when there was none.</summary>
    byte[]? Read();

    /// <summary>Keeps a note in place of the one before; durable on return.</summary>
    void Write(byte[] note);
}
