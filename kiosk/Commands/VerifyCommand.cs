using System.CommandLine;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Reckons the whole store again: every entry, the tree over them, the signature, every file.</summary>
internal static class VerifyCommand
{
    /// <summary>Entries read at a time.</summary>
    private const int Batch = 256;

    private static readonly Argument<string?> ProofPath = new("FILE")
    {
        Description = "A proof file somebody kept. Without it: the whole store.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static void AddTo(RootCommand root)
    {
        var command = new Command(
            "verify", "Check the whole store again, or a proof file with --key; exit code 1 on findings.")
        {
            ProofPath,
        };
        KioskOptionSet.AddFollowTo(command);
        command.SetAction(RunAsync);
        root.Add(command);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var console = parsed.InvocationConfiguration;
        var options = KioskOptionSet.Read(parsed);
        if (parsed.GetValue(ProofPath) is { } proof)
        {
            var (isProven, words) = await ProofReport.ReadAsync(
                proof, options.Key ?? "", cancellationToken);
            await (isProven ? console.Output : console.Error).WriteLineAsync(words);
            return isProven ? ExitCode.Success : ExitCode.Findings;
        }

        if (!File.Exists(options.Database))
        {
            await console.Error.WriteLineAsync($"There is no store in {options.DataFolder}.");
            return ExitCode.Findings;
        }

        using var store = VillageStore.Open(options.Database, TimeProvider.System);
        var findings = Findings(store, options.Key).ToList();
        foreach (var finding in findings)
        {
            await console.Error.WriteLineAsync(finding);
        }

        if (findings.Count > 0)
        {
            return ExitCode.Findings;
        }

        await console.Output.WriteLineAsync(
            $"{store.Library.Current.Checkpoint?.Size ?? 0} entries: tree, signature and every file agree.");
        return ExitCode.Success;
    }

    /// <summary>Everything that does not agree, one sentence each.</summary>
    internal static IEnumerable<string> Findings(ILogStore store, string? keyText)
    {
        if (store.ReadHead() is not { } head)
        {
            yield break;
        }

        if (keyText is not null && VerifierKey.TryParse(keyText) is { } key && LogNote.TryRead(head.Note, key) is null)
        {
            yield return "The head is not signed by the log's key.";
        }

        var leaves = new List<Hash>();
        for (var bytes = store.ReadEntries(0, Batch); bytes.Count > 0; bytes = store.ReadEntries(leaves.Count, Batch))
        {
            foreach (var entry in bytes)
            {
                foreach (var missing in MissingBlobs(store, entry))
                {
                    yield return missing;
                }

                leaves.Add(MerkleTree.LeafHash(entry));
            }
        }

        if (leaves.Count != head.Checkpoint.Size || MerkleTree.Root([.. leaves]) != head.Checkpoint.Root)
        {
            yield return $"The tree over {leaves.Count} entries is not the signed one of {head.Checkpoint.Size}.";
        }
    }

    private static IEnumerable<string> MissingBlobs(ILogStore store, byte[] entry) =>
        LogEntryFormat.TryParse(entry) is { } parsed
            ? parsed.Blobs
                .Where(blob => store.ReadBlob(blob.Sha256) is null)
                .Select(blob => $"{parsed.Id}@{parsed.Revision}: {blob.Name} is missing or damaged.")
            : ["An entry is malformed."];
}
