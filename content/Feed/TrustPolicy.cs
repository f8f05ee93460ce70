using System.Globalization;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Feed;

/// <summary>Whose cosignatures make a state of a log count (c2sp.org/tlog-policy). Immutable.</summary>
/// <remarks><code>
/// log qingxi.example/log+5678abcd+A…
/// witness town town.example/w1+1234abcd+B… https://town.example/witness
/// witness neighbour shiqiao.example/w1+abcd1234+B…
/// group outside any town neighbour
/// quorum outside
/// </code></remarks>
public sealed class TrustPolicy
{
    /// <summary>The quorum that asks for nobody.</summary>
    public const string NoQuorum = "none";

    // Ten times as many lines as a county needs.
    private const int MaxLineCount = 1_000;

    private static readonly char[] Blanks = [' ', '\t'];

    private readonly Dictionary<string, Group> groups = new(StringComparer.Ordinal);
    private readonly List<PolicyLog> logs = [];
    private readonly List<PolicyWitness> witnesses = [];
    private string? quorum;

    private TrustPolicy()
    {
    }

    /// <summary>Asks for nobody.</summary>
    public static TrustPolicy None { get; } = new() { quorum = NoQuorum };

    /// <summary>The logs it is about; empty: whichever.</summary>
    public IReadOnlyList<PolicyLog> Logs => logs;

    /// <summary>The witnesses.</summary>
    public IReadOnlyList<PolicyWitness> Witnesses => witnesses;

    /// <summary>Reads a policy.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="fault">What is wrong, with the number of the line; empty when nothing is.</param>
    /// <returns>The policy, or <see langword="null"/> when a line makes no sense.</returns>
    public static TrustPolicy? TryParse(string text, out LocalText fault)
    {
        var policy = new TrustPolicy();
        var lines = text.Split('\n');
        foreach (var (i, line) in lines.Take(MaxLineCount).Index())
        {
            if (policy.Take(line) is { } wrong)
            {
                fault = new LocalText($"第 {i + 1} 行：{wrong.Chinese}", $"Line {i + 1}: {wrong.English}");
                return null;
            }
        }

        fault = lines.Length > MaxLineCount ? new LocalText("行数太多。", "There are too many lines.")
            : policy.quorum is null ? new LocalText(
                "缺 quorum 那一行：写 quorum 见证人或组的名字，谁都不要求就写 quorum none。",
                "The quorum line is missing: write 'quorum NAME' of a witness or group, or 'quorum none'.")
            : default;
        return fault == default ? policy : null;
    }

    /// <summary>Whether enough witnesses have signed a note, each with its key of this policy.</summary>
    public bool IsMet(SignedNote note) => IsMet(witnesses
        .Where(witness => note.Verify([witness.Key]) is [_])
        .Select(witness => witness.Name)
        .ToHashSet(StringComparer.Ordinal));

    /// <summary>Whether these are enough witnesses.</summary>
    /// <param name="names">Their names in this policy.</param>
    public bool IsMet(IReadOnlySet<string> names) => quorum == NoQuorum || IsMet(quorum!, names);

    private bool IsMet(string name, IReadOnlySet<string> names) =>
        groups.TryGetValue(name, out var group)
            ? group.Members.Count(member => IsMet(member, names)) >= group.Threshold
            : names.Contains(name);

    private LocalText? Take(string line)
    {
        if (line.Any(c => char.IsControl(c) && c != '\t'))
        {
            return new LocalText("有不该有的控制字符。", "It holds a control character.");
        }

        var words = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] or [['#', ..], ..] => null,
            ["log", var key, .. var address] => TakeLog(key, address),
            ["witness", var name, var key, .. var address] => TakeWitness(name, key, address),
            ["group", var name, var threshold, .. { Length: > 0 } members] => TakeGroup(name, threshold, members),
            ["quorum", var name] => TakeQuorum(name),
            _ => new LocalText(
                "看不懂。要写成 log 公钥 [地址]、witness 名字 公钥 [地址]、group 名字 数目 成员… 或 quorum 名字。",
                "It is not 'log KEY [ADDRESS]', 'witness NAME KEY [ADDRESS]', 'group NAME NUMBER MEMBER…' or "
                + "'quorum NAME'."),
        };
    }

    private LocalText? TakeLog(string keyText, string[] addresses)
    {
        if (VerifierKey.TryParse(keyText) is not { Kind: KeyKind.Note } key)
        {
            return new LocalText("日志的公钥写得不对。", "The log's key is malformed, or is not a log's.");
        }

        if (logs.Any(log => log.Key.PublicKey.AsSpan().SequenceEqual(key.PublicKey)))
        {
            return new LocalText("这个日志写了两遍。", "That log is there twice.");
        }

        if (!TryReadAddress(addresses, out var address))
        {
            return BadAddress;
        }

        logs.Add(new PolicyLog(key, address));
        return null;
    }

    private LocalText? TakeWitness(string name, string keyText, string[] addresses)
    {
        if (VerifierKey.TryParse(keyText) is not { Kind: KeyKind.Cosignature } key)
        {
            return new LocalText(
                "见证人的公钥写得不对；要写成 witness 名字 公钥 [地址]。",
                "The witness's key is malformed, or is not a witness's; write 'witness NAME KEY [ADDRESS]'.");
        }

        if (witnesses.Any(witness => witness.Key.PublicKey.AsSpan().SequenceEqual(key.PublicKey)))
        {
            return new LocalText("这个见证人写了两遍。", "That witness is there twice.");
        }

        if (!TryReadAddress(addresses, out var address))
        {
            return BadAddress;
        }

        if (FaultOfNewName(name) is { } fault)
        {
            return fault;
        }

        witnesses.Add(new PolicyWitness(name, key, address));
        return null;
    }

    private LocalText? TakeGroup(string name, string threshold, string[] members)
    {
        if (FaultOfNewName(name) is { } fault)
        {
            return fault;
        }

        if (members.FirstOrDefault(member => !IsKnown(member)) is { } stranger)
        {
            return new LocalText(
                $"前面没有叫“{stranger}”的见证人或组。", $"No witness or group before this line is called '{stranger}'.");
        }

        // In one group and once only: else one witness could count twice.
        if (members.FirstOrDefault(member => members.Count(other => other == member) > 1
            || groups.Values.Any(group => group.Members.Contains(member))) is { } twice)
        {
            return new LocalText($"“{twice}”已经在一个组里了。", $"'{twice}' is a member already.");
        }

        var needed = threshold switch
        {
            "any" => 1,
            "all" => members.Length,
            _ => int.TryParse(threshold, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
        };
        if (needed < 1 || needed > members.Length)
        {
            return new LocalText(
                $"数目要写 any、all 或 1 到 {members.Length}。", $"The number is any, all, or 1 to {members.Length}.");
        }

        groups.Add(name, new Group(needed, members));
        return null;
    }

    private LocalText? TakeQuorum(string name)
    {
        if (quorum is not null)
        {
            return new LocalText("quorum 只能写一次。", "There can be one quorum line only.");
        }

        if (name != NoQuorum && !IsKnown(name))
        {
            return new LocalText(
                $"前面没有叫“{name}”的见证人或组。", $"No witness or group before this line is called '{name}'.");
        }

        quorum = name;
        return null;
    }

    private static LocalText BadAddress => new("地址写得不对。", "The address is malformed.");

    private static bool TryReadAddress(string[] words, out Uri? address)
    {
        address = null;
        return words.Length == 0 || (words.Length == 1 && Uri.TryCreate(words[0], UriKind.Absolute, out address)
            && address.Scheme is "http" or "https");
    }

    private LocalText? FaultOfNewName(string name) =>
        name == NoQuorum || IsKnown(name)
            ? new LocalText($"名字“{name}”已经用了。", $"The name '{name}' is taken.")
            : null;

    private bool IsKnown(string name) =>
        groups.ContainsKey(name) || witnesses.Any(witness => witness.Name == name);

    private sealed record Group(int Threshold, string[] Members);
}

/// <summary>A log a policy is about.</summary>
/// <param name="Key">Its key; the name is the origin.</param>
/// <param name="Address">Where it can be met; <see langword="null"/>: not said.</param>
public sealed record PolicyLog(VerifierKey Key, Uri? Address);

/// <summary>A witness of a policy.</summary>
/// <param name="Name">What it is called in the policy.</param>
/// <param name="Key">Its key.</param>
/// <param name="Address">Where it takes states to sign; <see langword="null"/>: not said.</param>
public sealed record PolicyWitness(string Name, VerifierKey Key, Uri? Address);
