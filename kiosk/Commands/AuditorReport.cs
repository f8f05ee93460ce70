using System.CommandLine;
using System.Globalization;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Kiosk.Following;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Checks what an auditor has at hand, a proof file or a whole feed, and says in words what came of it.
/// </summary>
public static class AuditorReport
{
    /// <summary>What the argument of a verify command can be.</summary>
    public const string ArgumentHelp =
        "A proof file somebody kept, or a whole feed: its address (http://…/feed) or a folder that holds a copy.";

    /// <summary>What the option of a verify command is that asks for witnesses.</summary>
    public const string PolicyHelp = "Whose cosignatures it must bear as well: a file as c2sp.org/tlog-policy says.";

    /// <summary>Checks it.</summary>
    /// <param name="what">A file, a folder or an address.</param>
    /// <param name="keyText">The log's verifier key.</param>
    /// <param name="policyPath">Whose cosignatures are asked for, too; <see langword="null"/>: nobody's.</param>
    /// <param name="console">Where to say what came of it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>0: all is as it was signed; 1: it is not; 2: it could not be read, or the key makes no sense.</returns>
    public static async Task<int> RunAsync(
        string what,
        string keyText,
        string? policyPath,
        InvocationConfiguration console,
        CancellationToken cancellationToken)
    {
        TrustPolicy policy;
        try
        {
            policy = policyPath is null ? TrustPolicy.None : PolicyFile.Read(policyPath);
        }
        catch (IOException exception)
        {
            await console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Usage;
        }

        if (VerifierKey.TryParse(keyText) is not { } key)
        {
            await console.Error.WriteLineAsync(
                "公钥写得不对（--key）。\nThe key is malformed (--key); it looks like name+12345678+A….");
            return ExitCode.Usage;
        }

        if (FollowSetup.IsAddress(what) || Directory.Exists(what))
        {
            return await AuditAsync(what, key, policy, console, cancellationToken);
        }

        if (!File.Exists(what))
        {
            await console.Error.WriteLineAsync($"没有这个文件或文件夹：{what}\nThere is no such file or folder.");
            return ExitCode.Usage;
        }

        var (isProven, words) = await ProofReport.ReadAsync(what, key, policy, cancellationToken);
        await (isProven ? console.Output : console.Error).WriteLineAsync(words);
        return isProven ? ExitCode.Success : ExitCode.Findings;
    }

    private static async Task<int> AuditAsync(
        string feed,
        VerifierKey key,
        TrustPolicy policy,
        InvocationConfiguration console,
        CancellationToken cancellationToken)
    {
        using var client = HttpLogSource.CreateClient();
        var source = FollowSetup.Open(feed, client, TimeProvider.System);
        var report = await new FeedAudit(source, key, policy).RunAsync(cancellationToken);
        foreach (var finding in report.Findings)
        {
            await console.Error.WriteLineAsync($"{finding.Path}: {finding.Why.Chinese} {finding.Why.English}");
        }

        if (report.Findings.Count == 0)
        {
            await console.Output.WriteLineAsync(Words(report));
            return ExitCode.Success;
        }

        await console.Error.WriteLineAsync(
            !report.IsReached ? "什么也没核对成。 Nothing could be checked."
            : report.Head is null ? "看不到可信的签名，别的就都没法核对。 Without a good signature nothing else can be checked."
            : Invariant($"{report.Findings.Count} 处不对。 {report.Findings.Count} findings."));
        return report.IsReached ? ExitCode.Findings : ExitCode.Usage;
    }

    private static string Words(FeedReport report) => Invariant($"""
        全部核对过了，都和签过名的一样：{report.Head!.Size} 条记录，{report.TileCount} 个记录和散列文件，
        {report.BlobCount} 个材料文件（{report.BlobSizeBytes} 字节），依法删除 {report.ErasedCount} 个。
        签名时间 {report.ClockTime:yyyy-MM-dd HH:mm} (UTC)，另有屏幕和见证人签名 {report.CosignatureCount} 个。
        Everything is what was signed: {report.Head.Size} entries of {report.Head.Origin}, each approved by two people
        the log had introduced; {report.TileCount} tiles and bundles; {report.BlobCount} files of {report.BlobSizeBytes
        } bytes; {report.ErasedCount} erased by law. Root {report.Head.Root.ToBase64()}
        """);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
