using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>The cosignatures under a note.</summary>
internal static class Cosignatures
{
    /// <summary>Lines kept of one kind of cosigners, the newest: a note may have a hundred lines in all, and a county
    /// whose thousand kiosks all signed would make it unreadable.</summary>
    public const int MaxCount = 40;

    /// <summary>Adds good lines of known cosigners. Lines of others that are there already stay.</summary>
    /// <param name="note">The note; what stands under it has been verified.</param>
    /// <param name="cosigners">One kind of cosigners, such as all kiosks.</param>
    /// <param name="lines">The lines; those of others, false ones, and older ones than are there, are dropped.</param>
    /// <returns>The note, and how many of its lines are new.</returns>
    public static (SignedNote Note, int NewCount) Add(
        SignedNote note, IReadOnlyList<VerifierKey> cosigners, IReadOnlyList<NoteSignature> lines)
    {
        var known = cosigners.ToLookup(KeyOf);
        var held = note.Signatures.Where(line => known.Contains(KeyOf(line))).ToDictionary(KeyOf);
        var added = new Dictionary<(string, uint), NoteSignature>();
        foreach (var line in lines)
        {
            var best = added.GetValueOrDefault(KeyOf(line)) ?? held.GetValueOrDefault(KeyOf(line));
            if ((best is null || line.ClaimedTime > best.ClaimedTime)
                && known[KeyOf(line)].Any(key => key.Verify(note.Text, line.Signature, out _)))
            {
                added[KeyOf(line)] = line;
            }
        }

        var kept = held.Where(pair => !added.ContainsKey(pair.Key)).Select(pair => pair.Value)
            .Concat(added.Values)
            .OrderByDescending(line => line.ClaimedTime)
            .Take(MaxCount)
            .ToHashSet();
        var merged = note.WithSignatures(
            note.Signatures.Where(line => !known.Contains(KeyOf(line)) || kept.Contains(line))
                .Concat(added.Values.Where(kept.Contains)));
        return (merged, added.Values.Count(kept.Contains));
    }

    private static (string Name, uint Id) KeyOf(VerifierKey key) => (key.Name, key.Id);

    private static (string Name, uint Id) KeyOf(NoteSignature line) => (line.Name, line.KeyId);
}
