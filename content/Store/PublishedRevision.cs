using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Store;

/// <summary>One revision as the log holds it: verified, and therefore showable.</summary>
/// <param name="EntryIndex">Index of its entry, from 0.</param>
/// <param name="LeafHash">Leaf hash of its entry.</param>
/// <param name="Entry">The entry.</param>
public sealed record PublishedRevision(long EntryIndex, Hash LeafHash, LogEntry Entry)
{
    /// <summary>Index of a draft that is shown to its author as if it were published.</summary>
    public const long NotPublished = -1;

    /// <summary>Whether it stands in the log. Only a preview shows what does not.</summary>
    public bool IsPublished => EntryIndex >= 0;

    /// <summary>Document id.</summary>
    public string Id => Entry.Id;

    /// <summary>Revision, from 1.</summary>
    public int Revision => Entry.Revision;

    /// <summary>Title.</summary>
    public string Title => Entry.Title;

    /// <summary>Kind of document.</summary>
    public DocumentKind Kind => Entry.DocumentKind;

    /// <summary>Whether it is a document's; the log also holds changes of keys and erasures.</summary>
    public bool IsDocument => Entry.Kind is not (EntryKind.Keys or EntryKind.Erase);

    /// <summary>Whether this revision withdraws the document.</summary>
    public bool IsWithdrawal => Entry.Kind == EntryKind.Withdraw;
}
