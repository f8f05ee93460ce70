using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>Keeps a log's keys in files of their own, apart from the database and its backups.</summary>
/// <remarks>Beside the keys lies the last note that was let out. A database restored from a backup is behind it,
/// and so cannot sign a second history.</remarks>
public sealed class KeyFolder : ISignedMark
{
    private readonly string logPath;
    private readonly string clockPath;
    private readonly MarkFile mark;

    /// <summary>Names the files; touches nothing.</summary>
    /// <param name="folder">Folder, made when keys are made.</param>
    /// <param name="code">The village's code, first part of the file names.</param>
    public KeyFolder(string folder, string code)
    {
        if (!EntryRules.IsPath(code) || code.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{code}' cannot name a file.", nameof(code));
        }

        logPath = Path.Combine(folder, code + ".log.key");
        clockPath = Path.Combine(folder, code + ".clock.key");
        mark = new MarkFile(Path.Combine(folder, code + ".mark"));
    }

    /// <summary>Whether keys are there.</summary>
    public bool HasKeys => File.Exists(logPath) && File.Exists(clockPath);

    /// <summary>Makes keys and keeps them, readable by their owner only.</summary>
    /// <exception cref="IOException">There are keys already, or the disk failed.</exception>
    public LogKeys Create(string origin)
    {
        PrivateFile.MakeFolder(Path.GetDirectoryName(logPath)!);
        var keys = LogKeys.Create(origin);
        PrivateFile.WriteOnce(logPath, StrictUtf8.GetBytes(keys.Log.ToSecret() + "\n"));
        PrivateFile.WriteOnce(clockPath, StrictUtf8.GetBytes(keys.Clock.ToSecret() + "\n"));
        return keys;
    }

    /// <summary>Reads the keys.</summary>
    /// <exception cref="IOException">They are not there or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file does not hold the key it should.</exception>
    public LogKeys Open() => new(Read(logPath, KeyKind.Note), Read(clockPath, KeyKind.Cosignature));

    /// <inheritdoc />
    public byte[]? Read() => mark.Read();

    /// <inheritdoc />
    public void Write(byte[] note) => mark.Write(note);

    private static SigningKey Read(string path, KeyKind kind)
    {
        var secret = StrictUtf8.GetString(File.ReadAllBytes(path)).TrimEnd('\n');
        return SigningKey.TryParseSecret(secret) is { } key && key.Verifier.Kind == kind
            ? key
            : throw new InvalidDataException($"{path} does not hold the key it should.");
    }
}
