namespace VillagePublic.Content.Feed;

/// <summary>A copy holds a later state than the log it is a copy of, which must have been lost or restored: the copy
/// may be the only one that has it, and nothing of it is overwritten.</summary>
/// <param name="name">The copy.</param>
/// <param name="note">The note found there, signed by the log's key.</param>
public sealed class CopyAheadException(string name, byte[] note)
    : IOException($"{name} holds a later state of this log. Recover the log from it; nothing was overwritten.")
{
    /// <summary>The note found there.</summary>
    public byte[] Note => note;

    /// <summary>In both languages.</summary>
    public LocalText LocalMessage { get; } = new(
        $"{name} 里的记录比这里的新。请先从它恢复（recover）；那里什么也没有改。",
        $"{name} holds a later state of this log. Recover the log from it; nothing was overwritten.");

    /// <summary>Throws when a copy's note is later than a log.</summary>
    public static void ThrowIfAhead(FeedTree tree, byte[] note, string name)
    {
        if (tree.IsBehind(note))
        {
            throw new CopyAheadException(name, note);
        }
    }
}
