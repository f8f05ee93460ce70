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
    /// <summary>Document id.</summary>
    public string Id => Entry.Id;

    /// <summary>Revision, from 1.</summary>
    public int Revision => Entry.Revision;

    /// <summary>Title.</summary>
    public string Title => Entry.Title;

    /// <summary>Kind of document.</summary>
    public DocumentKind Kind => Entry.DocumentKind;

    /// <summary>Whether this revision withdraws the document.</summary>
    public bool IsWithdrawal => Entry.Kind == EntryKind.Withdraw;
}
