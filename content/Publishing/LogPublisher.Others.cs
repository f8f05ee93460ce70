using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <content>What kiosks and witnesses hold and have signed.</content>
public sealed partial class LogPublisher
{
    /// <summary>Raised after evidence was kept that another history was signed with the log's key.</summary>
    public event Action? Contradicted;

    /// <summary>Adds cosignatures of known kiosks and witnesses to the note of the current head.</summary>
    /// <param name="cosigners">Whose lines are accepted: all kiosks, or all witnesses.</param>
    /// <param name="lines">The lines; those of others, and false ones, are dropped.</param>
    /// <returns>How many lines the note gained or renewed.</returns>
    public int AddCosignatures(IReadOnlyList<VerifierKey> cosigners, IReadOnlyList<NoteSignature> lines)
    {
        lock (gate)
        {
            if (State_NeedsLock() is not { Head: { } head })
            {
                return 0;
            }

            var (note, newCount) = Cosignatures.Add(SignedNote.TryParse(head.Note)!, cosigners, lines);
            if (newCount > 0)
            {
                ReplaceNote_NeedsLock(head with { Note = note.ToBytes() });
            }

            return newCount;
        }
    }

    /// <summary>Takes note of a state somebody else holds. If it is ahead, nothing is signed any more.</summary>
    /// <param name="note">A note as a kiosk or witness has it.</param>
    public LogStanding Hear(ReadOnlySpan<byte> note)
    {
        var isContradicted = false;
        LogStanding standing;
        lock (gate)
        {
            var current = State_NeedsLock();
            if (current.Chain.Keys.TryReadAny(note)?.Checkpoint is { } heard && IsElsewhere(heard, current)
                && Standing_NeedsLock(current) is not LogStanding.Behind)
            {
                isContradicted = heard.Size <= current.Size;
                if (isContradicted)
                {
                    var reason = $"Another log of {heard.Size} entries is signed with this key.";
                    store.KeepEvidence(current.Head!.Note, note.ToArray(), reason);
                }

                // Kept with the mark, so that a restart does not forget it.
                mark.Write(note.ToArray());
            }

            standing = Standing_NeedsLock(current);
        }

        TellContradiction(isContradicted);
        return standing;
    }

    /// <summary>A witness has seen a later state: nothing is signed any more.</summary>
    /// <param name="size">Entries it has seen.</param>
    public void HearOfLater(long size) => Volatile.Write(ref laterSize, size);

    /// <summary>A witness has signed another history: nothing is signed here any more.</summary>
    /// <param name="note">The note it has signed; <see langword="null"/> when it does not give it.</param>
    /// <param name="reason">Who it is, and what it says.</param>
    /// <exception cref="IOException">The store failed; nothing is signed nevertheless.</exception>
    public void HearOfOther(byte[]? note, string reason)
    {
        bool isNew;
        lock (gate)
        {
            var current = State_NeedsLock();
            isNew = Standing_NeedsLock(current) is not LogStanding.Behind;
            HearOfLater(current.Size);
            if (isNew)
            {
                store.KeepEvidence(current.Head!.Note, note ?? [], reason);
            }
        }

        TellContradiction(isNew);
    }

    private void TellContradiction(bool isNew)
    {
        if (isNew)
        {
            Contradicted?.Invoke();
        }
    }

    /// <summary>A person confirms, after the log was moved, that this is the newest state ever signed.</summary>
    /// <exception cref="InvalidOperationException">It is known that it is not.</exception>
    public void ConfirmNewest()
    {
        lock (gate)
        {
            var current = State_NeedsLock();
            if (Standing_NeedsLock(current) is LogStanding.Behind)
            {
                throw new InvalidOperationException("A later state of this log was signed. Recover it from a kiosk.");
            }

            mark.Write(current.Head!.Note);
        }
    }
}
