using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>Keeps a log's keys in files of their own, apart from the database and its backups.</summary>
/// <remarks>Beside the keys lies the last note that was let out. A database restored from a backup is behind it,
/// and so cannot sign a second history. New keys lie beside the old ones until the log itself names them.</remarks>
public sealed class KeyFolder : ISignedMark
{
    private const string Next = ".next";

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
        PrivateFile.WriteOnce(logPath, Secret(keys.Log));
        PrivateFile.WriteOnce(clockPath, Secret(keys.Clock));
        return keys;
    }

    /// <summary>Reads the keys.</summary>
    /// <exception cref="IOException">They are not there or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file does not hold the key it should.</exception>
    public LogKeys Open() => new(Read(logPath, KeyKind.Note), Read(clockPath, KeyKind.Cosignature));

    /// <summary>The keys that a log itself says are in force; a change that was interrupted is completed.</summary>
    /// <param name="store">The log.</param>
    /// <exception cref="IOException">They are not there or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file does not hold the key it should.</exception>
    public LogKeys OpenFor(ILogStore store)
    {
        var keys = Open();
        if (KeyHistory.TryRead(keys.Origin, store.ReadKeyEntries())?.Now is not { } inForce)
        {
            return keys;
        }

        TakeOver(inForce);
        keys.Dispose();
        return Open();
    }

    /// <summary>The keys that are to follow: made now, or those of an attempt that was interrupted. They lie durably
    /// beside the present ones before the log can name them.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public LogKeys PrepareNext(string origin)
    {
        using var made = LogKeys.Create(origin);
        foreach (var (path, key) in new[] { (logPath, made.Log), (clockPath, made.Clock) })
        {
            if (!File.Exists(path + Next))
            {
                PrivateFile.Replace(path + Next, Secret(key));
            }
        }

        return new LogKeys(Read(logPath + Next, KeyKind.Note), Read(clockPath + Next, KeyKind.Cosignature));
    }

    /// <summary>Puts prepared keys in the place of the former ones as soon as the log names them; the former ones are
    /// gone then. Does nothing otherwise.</summary>
    /// <param name="inForce">What the log says.</param>
    /// <exception cref="IOException">The disk failed; calling it again is right.</exception>
    public void TakeOver(KeysInForce inForce)
    {
        foreach (var (path, wanted) in new[] { (logPath, inForce.Log), (clockPath, inForce.Clock) })
        {
            if (!File.Exists(path + Next))
            {
                continue;
            }

            using var prepared = Read(path + Next, wanted.Kind);
            if (prepared.Verifier.Equals(wanted))
            {
                File.Move(path + Next, path, overwrite: true);
            }
        }
    }

    /// <inheritdoc />
    public byte[]? Read() => mark.Read();

    /// <inheritdoc />
    public void Write(byte[] note) => mark.Write(note);

    private static byte[] Secret(SigningKey key) => StrictUtf8.GetBytes(key.ToSecret() + "\n");

    private static SigningKey Read(string path, KeyKind kind)
    {
        var secret = StrictUtf8.GetString(File.ReadAllBytes(path)).TrimEnd('\n');
        return SigningKey.TryParseSecret(secret) is { } key && key.Verifier.Kind == kind
            ? key
            : throw new InvalidDataException($"{path} does not hold the key it should.");
    }
}
