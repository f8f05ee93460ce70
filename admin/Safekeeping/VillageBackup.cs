using System.Globalization;
using System.Security.Cryptography;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Safekeeping;

/// <summary>Copies an office's data while it is served, and believes the copy only after restoring it.</summary>
/// <remarks>Signing keys are never part of a backup: who steals one cannot sign. They are kept apart, once.</remarks>
/// <param name="store">The office's people and records.</param>
/// <param name="time">The clock.</param>
/// <param name="village">Its village; <see langword="null"/> at a township's own desk, whose villages make their own.
/// </param>
internal sealed class VillageBackup(AdminStore store, TimeProvider time, HostedVillage? village = null)
{
    /// <summary>Backups kept in a folder: two weeks of daily ones.</summary>
    public const int KeptCount = 14;

    private const string AdminFile = "admin.db";
    private const string TownshipFile = "township.db";
    private const string NameFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const string Unfinished = ".unfinished";

    private readonly string peopleFile = village is null ? TownshipFile : AdminFile;

    // One at a time: two would prune each other.
    private readonly Lock running = new();

    /// <summary>Makes a backup in a folder of its own below <paramref name="folder"/>; returns where it lies.</summary>
    /// <exception cref="IOException">A disk failed; nothing half-made is left under a backup's name.</exception>
    /// <exception cref="InvalidDataException">The copy does not prove itself.</exception>
    public string Make(string folder)
    {
        lock (running)
        {
            var now = time.GetUtcNow();
            var name = (Code.Length > 0 ? Code + "-" : "")
                + now.UtcDateTime.ToString(NameFormat, CultureInfo.InvariantCulture);
            var finished = Path.Combine(Path.GetFullPath(folder), name);
            if (Directory.Exists(finished))
            {
                throw new IOException($"There is a backup {finished} already.");
            }

            var unfinished = finished + Unfinished;
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }

            Directory.CreateDirectory(Path.Combine(unfinished, "villages"));
            store.CopyTo(Path.Combine(unfinished, peopleFile));
            if (Code.Length > 0)
            {
                village!.Store.CopyTo(Path.Combine(unfinished, VillageFile(Code)));
            }

            var key = Code.Length > 0 ? village!.Publisher.Key : null;
            Prove(unfinished, peopleFile, now, Code, key).Write(unfinished);
            Directory.Move(unfinished, finished);
            Prune(Path.GetDirectoryName(finished)!, Code);
            return finished;
        }
    }

    /// <summary>This office's finished backups in a folder, newest first.</summary>
    public IReadOnlyList<string> Made(string folder) => List(folder, Code);

    /// <summary>Finished backups of a village in a folder, newest first.</summary>
    public static IReadOnlyList<string> List(string folder, string code) => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder)
            .Where(path => IsName(Path.GetFileName(path), code)
                && File.Exists(Path.Combine(path, BackupManifest.FileName)))
            .OrderDescending(StringComparer.Ordinal)]
        : [];

    /// <summary>Puts a backup into an empty data folder, after proving it once more.</summary>
    /// <exception cref="IOException">There is data in that folder, or a disk failed.</exception>
    /// <exception cref="InvalidDataException">The backup is damaged.</exception>
    public static BackupManifest Restore(string backup, DataFolder data)
    {
        if (data.IsVillage || data.IsTownship)
        {
            throw new IOException($"{data.Root} 里已有数据，不会覆盖。 There is data in {data.Root}; it is never overwritten.");
        }

        var manifest = Prove(backup);
        data.Create();
        foreach (var path in manifest.Files.Keys.OrderBy(path => path is AdminFile or TownshipFile))
        {
            // The database of people last: a restore cut short is no village and can be repeated.
            File.Copy(Path.Combine(backup, path), Path.Combine(data.Root, path), overwrite: true);
        }

        return manifest;
    }

    /// <summary>Goes through everything of a backup.</summary>
    /// <exception cref="IOException">A file is missing, or a disk failed.</exception>
    /// <exception cref="InvalidDataException">The backup is damaged.</exception>
    public static BackupManifest Prove(string backup)
    {
        var manifest = BackupManifest.Read(backup);
        foreach (var (path, hash) in manifest.Files)
        {
            if (HashOf(Path.Combine(backup, path)) != hash)
            {
                throw new InvalidDataException($"{path} 已损坏。 {path} is damaged.");
            }
        }

        var people = manifest.Files.ContainsKey(TownshipFile) ? TownshipFile : AdminFile;
        Prove(backup, people, manifest.Made, manifest.Village, VerifierKey.TryParse(manifest.LogKey));
        return manifest;
    }

    /// <summary>The village; empty at a township's own desk and before it is founded.</summary>
    public string Code => village is { IsFounded: true } ? village.Code : "";

    private static string VillageFile(string code) => $"villages/{code}.db";

    /// <summary>Restores into a folder of its own and goes through everything there.</summary>
    private static BackupManifest Prove(
        string folder, string people, DateTimeOffset made, string code, VerifierKey? key)
    {
        var trial = Directory.CreateTempSubdirectory("vp-restore-");
        try
        {
            var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
            string[] paths = code.Length > 0 ? [people, VillageFile(code)] : [people];
            foreach (var path in paths)
            {
                var copy = Path.Combine(trial.FullName, Path.GetFileName(path));
                File.Copy(Path.Combine(folder, path), copy);
                files[path] = HashOf(copy);
            }

            using var admin = AdminStore.Open(Path.Combine(trial.FullName, people));
            if (admin.FindBrokenAudit() is { } broken)
            {
                throw new InvalidDataException($"The audit trail does not fit from row {broken} on.");
            }

            var audit = admin.ReadAudit(long.MaxValue, 1) is [var last] ? last.Number : 0;
            var (entries, blobs) = key is null ? (0, 0) : ProveLog(trial.FullName, code, key);
            return new BackupManifest(made, code, key?.ToString() ?? "", entries, blobs, audit, files);
        }
        finally
        {
            trial.Delete(recursive: true);
        }
    }

    private static (long Entries, int Blobs) ProveLog(string folder, string code, VerifierKey key)
    {
        using var log = VillageStore.Open(Path.Combine(folder, code + ".db"), TimeProvider.System);
        return log.Prove(key);
    }

    private static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>Whether that is the name of a village's backup.</summary>
    public static bool IsName(string name, string code) => DateTime.TryParseExact(
        code.Length > 0 && name.StartsWith(code + "-", StringComparison.Ordinal) ? name[(code.Length + 1)..] : name,
        NameFormat,
        CultureInfo.InvariantCulture,
        DateTimeStyles.None,
        out _);

    private static void Prune(string folder, string code)
    {
        foreach (var old in List(folder, code).Skip(KeptCount))
        {
            Directory.Delete(old, recursive: true);
        }
    }
}
