using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Store;

/// <summary>What was done about a damaged store, for the log and for people.</summary>
/// <param name="QuarantinePath">Where the damaged file lies now; its log lies beside it.</param>
/// <param name="Reason">What was wrong with it.</param>
/// <param name="LastHead">Newest head in the damaged file that the log's key has signed: a source that offers less
/// is to be refused. <see langword="null"/> when none could be read.</param>
/// <param name="EntryCount">Entries kept: all up to <paramref name="LastHead"/>, or none.</param>
/// <param name="BlobCount">Blobs kept.</param>
public sealed record StoreRecovery(
    string QuarantinePath, string Reason, LogHead? LastHead, long EntryCount, int BlobCount);
