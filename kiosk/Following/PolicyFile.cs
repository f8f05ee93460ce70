using VillagePublic.Content;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;

namespace VillagePublic.Kiosk.Following;

/// <summary>The policy a person has written down: whose cosignatures count, and whose logs are witnessed here.
/// </summary>
public static class PolicyFile
{
    /// <summary>Name of the file in a data folder.</summary>
    public const string Name = "witness-policy.txt";

    /// <summary>Reads the policy of a data folder; without one nobody's cosignature is asked for.</summary>
    /// <exception cref="IOException">It cannot be read; the message says which line and why.</exception>
    public static TrustPolicy ReadFolder(string dataFolder)
    {
        var path = Path.Combine(dataFolder, Name);
        return File.Exists(path) ? Read(path) : TrustPolicy.None;
    }

    /// <summary>The same for whoever follows one log: a policy that names logs must name it.</summary>
    /// <inheritdoc cref="ReadFolder" path="/exception"/>
    public static TrustPolicy ReadFor(string dataFolder, VerifierKey log)
    {
        var policy = ReadFolder(dataFolder);
        return policy.Logs.Count == 0 || policy.Logs.Any(known => known.Key.Name == log.Name)
            ? policy
            : throw new IOException(
                $"{Path.Combine(dataFolder, Name)}: 没有写 {log.Name} 这个日志。 It does not name the log {log.Name}.");
    }

    /// <summary>Reads a policy.</summary>
    /// <exception cref="IOException">It cannot be read; the message says which line and why.</exception>
    public static TrustPolicy Read(string path) =>
        StrictUtf8.TryGetString(File.ReadAllBytes(path)) is not { } text
            ? throw new IOException($"{path}: 不是 UTF-8 文字。 It is not UTF-8 text.")
        : TrustPolicy.TryParse(text, out var fault)
            ?? throw new IOException($"{path}: {fault.Chinese} {fault.English}");
}
