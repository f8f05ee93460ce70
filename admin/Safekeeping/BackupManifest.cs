using System.Text.Json;

namespace VillagePublic.Admin.Safekeeping;

/// <summary>What a backup holds and what was proved of it.</summary>
/// <param name="Made">When.</param>
/// <param name="Village">Code of the village; empty before it is founded.</param>
/// <param name="LogKey">The log's verifier key, with which anybody can prove the log again.</param>
/// <param name="EntryCount">Entries of the log that proved right in the restored copy.</param>
/// <param name="BlobCount">Files that did.</param>
/// <param name="AuditCount">Rows of the audit trail, unbroken.</param>
/// <param name="Files">SHA-256 of each file, by path.</param>
internal sealed record BackupManifest(
    DateTimeOffset Made,
    string Village,
    string LogKey,
    long EntryCount,
    int BlobCount,
    long AuditCount,
    IReadOnlyDictionary<string, string> Files)
{
    /// <summary>Its file in the backup.</summary>
    public const string FileName = "backup.json";

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <exception cref="InvalidDataException">There is none, or it is damaged.</exception>
    public static BackupManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(path), Indented)
                ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (Exception exception) when (
            exception is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"{path} 不是备份的清单。 That is no backup's manifest.", exception);
        }
    }

    public void Write(string folder) => File.WriteAllBytes(
        Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, Indented));
}
