using System.Globalization;
using VillagePublic.Content.Log;

namespace VillagePublic.Admin.Villages;

/// <summary>Who is to witness this village's log, and whose logs are witnessed here. One text file a person writes.
/// </summary>
/// <remarks><code>
/// # lines: witness KEY ADDRESS, quorum NUMBER, log KEY
/// witness town.example/w1+1234abcd+B… https://town.example/witness
/// quorum 1
/// log neighbour.example/log+5678abcd+A…
/// </code></remarks>
/// <param name="Witnesses">Keys and submission addresses.</param>
/// <param name="Quorum">How many of them must have seen a state before it counts as witnessed.</param>
/// <param name="Logs">Keys of the logs witnessed here.</param>
internal sealed record WitnessPolicy(
    IReadOnlyList<(VerifierKey Key, Uri Address)> Witnesses, int Quorum, IReadOnlyList<VerifierKey> Logs)
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "witness-policy.txt";

    /// <summary>Nobody witnesses anything.</summary>
    public static WitnessPolicy None { get; } = new([], 0, []);

    /// <summary>Reads the file of a data folder; without one nobody witnesses anything.</summary>
    /// <exception cref="IOException">A line cannot be read; the message says which and why.</exception>
    public static WitnessPolicy Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        return File.Exists(path) ? Parse(File.ReadAllText(path), path) : None;
    }

    internal static WitnessPolicy Parse(string text, string path)
    {
        List<(VerifierKey Key, Uri Address)> witnesses = [];
        List<VerifierKey> logs = [];
        int? quorum = null;
        foreach (var (i, line) in text.Split('\n').Index())
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            switch (words)
            {
                case [] or [['#', ..], ..]:
                    break;
                case ["witness", var key, var address] when VerifierKey.TryParse(key) is
                    { Kind: KeyKind.Cosignature } parsed && Uri.TryCreate(address, UriKind.Absolute, out var uri):
                    witnesses.Add((parsed, uri));
                    break;
                case ["log", var key] when VerifierKey.TryParse(key) is { Kind: KeyKind.Note } parsed:
                    logs.Add(parsed);
                    break;
                case ["quorum", var count] when int.TryParse(
                    count, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                    quorum = number;
                    break;
                default:
                    throw new IOException(
                        $"{path}({i + 1}): 看不懂这一行。要写成 witness 公钥 地址、log 公钥 或 quorum 数目。 This line is not "
                        + "'witness KEY ADDRESS', 'log KEY' or 'quorum NUMBER'.");
            }
        }

        return quorum > witnesses.Count
            ? throw new IOException($"{path}: quorum {quorum} 比见证人多。 There are fewer witnesses than the quorum.")
            : new WitnessPolicy(witnesses, quorum ?? witnesses.Count, logs);
    }
}
