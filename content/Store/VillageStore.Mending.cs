using VillagePublic.Content.Log;

namespace VillagePublic.Content.Store;

/// <content>Opened anew after a failure; what was damaged is set aside.</content>
public sealed partial class VillageStore
{
    /// <summary>Answers a failure met while running. The file is opened anew; a damaged one is set aside and what
    /// still proves itself is taken over. Meanwhile the library goes on showing the last good state, and does so
    /// until the log has been followed again.</summary>
    /// <param name="key">The log's key.</param>
    /// <returns>What was lost and kept; <see langword="null"/> when nothing was damaged.</returns>
    /// <exception cref="IOException">The disk still fails; trying again later is right.</exception>
    public StoreRecovery? Mend(VerifierKey key)
    {
        lock (mending)
        {
            if (Failure is not { } failure)
            {
                return null;
            }

            open.Dispose();
            if (failure is not StoreDamagedException damage)
            {
                try
                {
                    Reopen();
                    return null;
                }
                catch (StoreDamagedException found)
                {
                    damage = found;
                }
            }

            // Remembered until a new file could be opened: on a full disk that may take a second attempt.
            quarantine ??= Quarantine.SetAside(path, time);
            Reopen();
            var (aside, _) = (quarantine, quarantine = null);
            return TakeOver(aside, damage, key);
        }
    }

    private void Reopen()
    {
        var opened = OpenVillage.Open(openEngine(), readEntry, Library);
        opened.Engine.Failed += () => Failed?.Invoke();
        opened.Blobs.Lost += () => Failed?.Invoke();
        var before = open;
        try
        {
            // In place before the library changes: whoever hears of that may read the store.
            open = opened;
            opened.RefreshLibrary();
            opened.SearchWriter.Wake();
        }
        catch
        {
            open = before;
            opened.Dispose();
            throw;
        }
    }

    private StoreRecovery TakeOver(string quarantine, StoreDamagedException damage, VerifierKey key)
    {
        using var salvage = new StoreSalvage(quarantine);
        var (head, entries) = salvage.ReadLog(key);
        if (head is not null && entries is not null)
        {
            TryAppend(null, entries, stored => Quarantine.Seal(head, stored));
        }

        var blobCount = 0;
        foreach (var (hash, bytes) in salvage.ReadBlobs(
            Library.Current.All.SelectMany(revision => revision.Entry.Blobs).Select(blob => blob.Sha256)))
        {
            WriteBlob(hash, bytes);
            blobCount++;
        }

        foreach (var (trusted, other, reason, _) in salvage.ReadEvidence())
        {
            KeepEvidence(trusted, other, reason);
        }

        return new StoreRecovery(quarantine, damage.Message, head, entries?.Count ?? 0, blobCount);
    }
}
