using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <content>What kiosks and witnesses hold and have signed.</content>
public sealed partial class LogPublisher
{
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
        lock (gate)
        {
            var current = State_NeedsLock();
            if (current.Chain.Keys.TryReadAny(note)?.Checkpoint is { } heard && IsElsewhere(heard, current)
                && Standing_NeedsLock(current) is not LogStanding.Behind)
            {
                if (heard.Size <= current.Size)
                {
                    var reason = $"Another log of {heard.Size} entries is signed with this key.";
                    store.KeepEvidence(current.Head!.Note, note.ToArray(), reason);
                }

                // Kept with the mark, so that a restart does not forget it.
                mark.Write(note.ToArray());
            }

            return Standing_NeedsLock(current);
        }
    }

    /// <summary>A witness has seen a later state, or another one: nothing is signed any more.</summary>
    /// <param name="size">Entries it has seen.</param>
    public void HearOfLater(long size) => Volatile.Write(ref laterSize, size);

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
