using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Says in words what a proof file proves.</summary>
internal static class ProofReport
{
    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The log's verifier key.</param>
    /// <param name="policy">Whose cosignatures it must bear.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Whether it proves an entry two people signed, and what it says, in Chinese and English.</returns>
    public static async Task<(bool IsProven, string Words)> ReadAsync(
        string path, VerifierKey key, TrustPolicy policy, CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length > ProofFile.MaxSizeBytes)
        {
            return (false, $"它不是证明文件，太大了：{path}\nIt is no proof file: too large.");
        }

        var proven = EntryProof.Verify(await File.ReadAllBytesAsync(path, cancellationToken), key);
        return proven switch
        {
            null => (false, "这个文件证明不了什么：被改过，或者不是这个村的。\n"
                + "The file proves nothing: it was altered, or is another village's."),
            { Note: var note } when !policy.IsMet(note) => (false, $"第 {proven.EntryIndex} 条在记录里，但见证人的签名不够。\n"
                + $"Entry {proven.EntryIndex} is in the log, but not enough witnesses have signed it."),
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
            两个签名都对得上内容。但是不是本人的签名、村里登记没登记，单看这个文件不知道：要拿整本记录来核对，
            命令是 verify 地址/feed --key 公钥。
            {entry.Id}@{entry.Revision} is entry {proven.EntryIndex} of {head.Size} of {head.Origin}, root
            {head.Root.ToBase64()}.
            Two signatures, in the names above, are over this content. A proof cannot show whether the log had
            introduced these people's keys: for that check the whole log, with verify ADDRESS/feed --key KEY.
            Its files by SHA-256:{files}
            """);
    }
}
