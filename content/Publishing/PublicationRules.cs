using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>What must hold before publications are signed.</summary>
internal static class PublicationRules
{
    /// <summary>Everything wrong with a batch, one reason for each publication; empty when it may be signed.</summary>
    public static List<LocalText> Faults(
        LogState state,
        string origin,
        IReadOnlyList<Publication> publications,
        DateTimeOffset now,
        Func<Hash, bool> isHeld)
    {
        var faults = new List<LocalText>();
        var chain = state.Chain.Copy();
        foreach (var (i, publication) in publications.Index())
        {
            var entry = publication.Pending.Entry with { Published = now, Approvals = publication.Approvals };
            if (Fault(chain, origin, publication, entry, isHeld) is { } fault)
            {
                faults.Add(fault);
            }

            // The next ones are judged as if this one were in, so that all reasons are told at once.
            chain.Add(entry, state.Size + i);
        }

        return faults;
    }

    private static LocalText? Fault(
        RevisionChain chain, string origin, Publication publication, LogEntry entry, Func<Hash, bool> isHeld)
    {
        if (publication.Pending.Origin != origin || entry.Kind == EntryKind.Keys)
        {
            return new LocalText("这份内容不是给这个村的日志的。", "This was signed for another log.");
        }

        var people = chain.Keys.Now?.People ?? [];
        if ((chain.Fault(entry) ?? Approvals.Fault(publication.Pending, publication.Approvals, people)
            ?? FaultOfErasures(chain, entry, isHeld)) is { } fault)
        {
            return fault;
        }

        if (LogEntryFormat.Format(entry).Length > LogEntryFormat.MaxSizeBytes)
        {
            return new LocalText(
                $"“{entry.Id}”引用的文件太多，请分成几份。", $"'{entry.Id}' refers to too many files; divide it.");
        }

        return FirstMissing(entry, publication.Files, isHeld) is { } missing
            ? new LocalText($"缺文件“{missing.Name}”。", $"The file '{missing.Name}' is missing.")
            : null;
    }

    private static LocalText? FaultOfErasures(RevisionChain chain, LogEntry entry, Func<Hash, bool> isHeld)
    {
        if (entry.Blobs.FirstOrDefault(blob => chain.Erased.Contains(blob.Sha256)) is { } again)
        {
            return new LocalText(
                $"“{again.Name}”已经依法删除，不能再公布。", $"'{again.Name}' was erased and cannot be published again.");
        }

        foreach (var hash in entry.Erased)
        {
            if (chain.IsShown(hash))
            {
                return new LocalText(
                    "要删的文件还在现在公布的版本里；先更正或撤回那份材料。",
                    "A file to be erased belongs to what is public now; correct or withdraw that document first.");
            }

            if (!isHeld(hash))
            {
                return new LocalText("没有这个要删的文件。", $"There is no file {hash} to erase.");
            }
        }

        return null;
    }

    private static BlobReference? FirstMissing(
        LogEntry entry, IReadOnlyList<byte[]> files, Func<Hash, bool> isHeld)
    {
        var given = new Dictionary<Hash, long>();
        foreach (var file in files)
        {
            given[Hash.Of(file)] = file.LongLength;
        }

        return entry.Blobs.FirstOrDefault(blob => given.TryGetValue(blob.Sha256, out var sizeBytes)
            ? sizeBytes != blob.SizeBytes
            : !isHeld(blob.Sha256));
    }
}
