namespace VillagePublic.Content.Publishing;

/// <summary>Decides whether entries keep the rules: well formed, in order, approved by two people whose keys the log
/// has introduced.</summary>
/// <param name="origin">The log's name.</param>
internal sealed class EntryJudge(string origin)
{
    /// <summary>Reads new entries and adds them to a chain.</summary>
    /// <param name="entries">Bytes of the entries.</param>
    /// <param name="firstIndex">Index of the first.</param>
    /// <param name="chain">Revisions before them; extended.</param>
    /// <exception cref="BrokenRuleException">An entry breaks a rule.</exception>
    public IReadOnlyList<LogEntry> Judge(IReadOnlyList<byte[]> entries, long firstIndex, RevisionChain chain)
    {
        var read = new List<LogEntry>(entries.Count);
        var people = new List<IReadOnlyList<Signer>>(entries.Count);
        foreach (var bytes in entries)
        {
            var index = firstIndex + read.Count;
            var entry = LogEntryFormat.TryParse(bytes)
                ?? throw new BrokenRuleException(index, "is not an entry this software knows");
            if ((chain.Fault(entry) ?? FaultOfKeys(entry, chain)) is { } fault)
            {
                throw new BrokenRuleException(index, fault.English);
            }

            people.Add(chain.Keys.Now?.People ?? []);
            chain.Add(entry, index);
            read.Add(entry);
        }

        JudgeApprovals(read, people, firstIndex);
        return read;
    }

    private LocalText? FaultOfKeys(LogEntry entry, RevisionChain chain) =>
        entry.Kind == EntryKind.Keys ? chain.Keys.Fault(origin, entry)
        : chain.Keys.Now is null ? new LocalText("第一条必须是公钥。", "The first entry must name the keys.")
        : null;

    private void JudgeApprovals(List<LogEntry> entries, List<IReadOnlyList<Signer>> people, long firstIndex)
    {
        var gate = new Lock();
        BrokenRuleException? first = null;
        Parallel.For(0, entries.Count, (i, loop) =>
        {
            var entry = entries[i];
            if (entry.Kind == EntryKind.Keys
                || Approvals.Fault(PendingEntry.Of(origin, entry), entry.Approvals, people[i]) is not { } fault)
            {
                return;
            }

            lock (gate)
            {
                first ??= new BrokenRuleException(firstIndex + i, fault.English);
            }

            loop.Break();
        });
        if (first is not null)
        {
            throw first;
        }
    }
}

/// <summary>The log's key has signed an entry that breaks the rules.</summary>
/// <param name="entryIndex">Index of the entry.</param>
/// <param name="because">What is wrong with it.</param>
internal sealed class BrokenRuleException(long entryIndex, string because)
    : Exception($"Entry {entryIndex}: {because}");
