using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Store;

/// <summary>All that a log has published, at one checkpoint. Immutable; screens and pages read only this.</summary>
public sealed class VillageSnapshot
{
    private readonly Dictionary<string, List<PublishedRevision>> revisionsById = new(StringComparer.Ordinal);
    private readonly List<PublishedRevision> current = [];
    private readonly Dictionary<Hash, PublishedRevision> erasures = [];

    /// <summary>Orders the revisions of a log.</summary>
    /// <param name="checkpoint">The checkpoint that covers them; <see langword="null"/> before any.</param>
    /// <param name="verifiedAt">When a source last confirmed it; <see langword="null"/> when never.</param>
    /// <param name="revisions">All revisions in log order.</param>
    public VillageSnapshot(
        Checkpoint? checkpoint, DateTimeOffset? verifiedAt, IReadOnlyList<PublishedRevision> revisions)
    {
        Checkpoint = checkpoint;
        VerifiedAt = verifiedAt;
        All = revisions;
        foreach (var revision in revisions)
        {
            if (!revision.IsDocument)
            {
                foreach (var hash in revision.Entry.Erased)
                {
                    erasures.TryAdd(hash, revision);
                }

                continue;
            }


            if (!revisionsById.TryGetValue(revision.Id, out var list))
            {
                revisionsById.Add(revision.Id, list = []);
            }

            list.Add(revision);
        }

        current.AddRange(revisionsById.Values.Select(list => list[^1]).Where(latest => !latest.IsWithdrawal));
        current.Sort(NewestFirst);
    }

    /// <summary>A village of which nothing is known yet.</summary>
    public static VillageSnapshot Empty { get; } = new(null, null, []);

    /// <summary>The checkpoint; <see langword="null"/> before the first follow.</summary>
    public Checkpoint? Checkpoint { get; }

    /// <summary>When a source last confirmed that this is the newest state.</summary>
    public DateTimeOffset? VerifiedAt { get; }

    /// <summary>When the log's clock last signed this state; <see langword="null"/> when it did not.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>Every revision in log order.</summary>
    public IReadOnlyList<PublishedRevision> All { get; }

    /// <summary>Latest revision of every document that is not withdrawn; newest subject first.</summary>
    public IReadOnlyList<PublishedRevision> Current => current;

    /// <summary>All revisions of a document, oldest first; empty when unknown.</summary>
    public IReadOnlyList<PublishedRevision> Revisions(string id) =>
        revisionsById.TryGetValue(id, out var list) ? list : [];

    /// <summary>Latest revision (it may be a withdrawal), or <see langword="null"/> when unknown.</summary>
    public PublishedRevision? Latest(string id) => Revisions(id) is [.., var latest] ? latest : null;

    /// <summary>Exactly that revision, or <see langword="null"/>.</summary>
    /// <param name="id">Document id.</param>
    /// <param name="revision">Revision, from 1.</param>
    public PublishedRevision? Find(string id, int revision) =>
        Revisions(id).FirstOrDefault(candidate => candidate.Revision == revision);

    /// <summary>The entry by which a file was erased; <see langword="null"/> when it was not.</summary>
    public PublishedRevision? ErasureOf(Hash blob) => erasures.GetValueOrDefault(blob);

    /// <summary>The entry by which a revision's text was erased; <see langword="null"/> when it was not.</summary>
    public PublishedRevision? ErasureOf(PublishedRevision revision) =>
        revision.Entry.Blobs is [var text, ..] ? ErasureOf(text.Sha256) : null;

    /// <summary>Whether a file was erased.</summary>
    public bool IsErased(Hash blob) => erasures.ContainsKey(blob);

    /// <summary>Files that were erased.</summary>
    public IReadOnlyCollection<Hash> Erased => erasures.Keys;

    /// <summary>Current documents of one kind, newest subject first.</summary>
    public IReadOnlyList<PublishedRevision> OfKind(DocumentKind kind) =>
        [.. current.Where(revision => revision.Kind == kind)];

    /// <summary>This state confirmed again at a later time.</summary>
    public VillageSnapshot ConfirmedAt(DateTimeOffset time) => new(Checkpoint, time, All) { SignedAt = SignedAt };

    private static int NewestFirst(PublishedRevision left, PublishedRevision right)
    {
        var byPeriod = string.CompareOrdinal(right.Entry.Period ?? "", left.Entry.Period ?? "");
        return byPeriod != 0 ? byPeriod : right.EntryIndex.CompareTo(left.EntryIndex);
    }
}
