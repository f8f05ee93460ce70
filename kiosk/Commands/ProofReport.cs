using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Says in words what a proof file proves.</summary>
public static class ProofReport
{
    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keyText">The log's verifier key.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Whether it proves an entry two people signed, and what it says, in Chinese and English.</returns>
    public static async Task<(bool IsProven, string Words)> ReadAsync(
        string path, string keyText, CancellationToken cancellationToken)
    {
        if (VerifierKey.TryParse(keyText) is not { } key)
        {
            return (false, "公钥写得不对。\nThe key is malformed; it looks like name+12345678+A….");
        }

        var info = new FileInfo(path);
        if (!info.Exists || info.Length > ProofFile.MaxSizeBytes)
        {
            return (false, $"没有这个文件，或者它不是证明文件：{path}\nThere is no such file, or it is no proof file.");
        }

        var proven = EntryProof.Verify(await File.ReadAllBytesAsync(path, cancellationToken), key);
        return proven switch
        {
            null => (false, "这个文件证明不了什么：被改过，或者不是这个村的。\n"
                + "The file proves nothing: it was altered, or is another village's."),
            { IsApproved: true } => (true, Words(proven)),
            _ => (false, $"第 {proven.EntryIndex} 条在记录里，但没有两个人签字。\n"
                + $"Entry {proven.EntryIndex} is in the log, but two people have not signed it."),
        };
    }

    private static string Words(ProvenEntry proven)
    {
        var entry = proven.Entry;
        var head = proven.Checkpoint;
        var signers = string.Join("、", entry.Approvals.Select(approval => approval.Name));
        var files = string.Concat(entry.Blobs.Select(blob => $"\n  {blob.Sha256}  {blob.Name}"));
        return FormattableString.Invariant($"""
            《{entry.Title}》第 {entry.Revision} 版，{entry.Published:yyyy-MM-dd HH:mm} (UTC) 公布，{signers}签字。
            {entry.Id}@{entry.Revision} is entry {proven.EntryIndex} of {head.Size} of {head.Origin}, root
            {head.Root.ToBase64()}.
            Its author and another person have signed it. Its files by SHA-256:{files}
            """);
    }
}
