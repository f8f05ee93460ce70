using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>What a draft is, read off its fields.</summary>
internal static class DraftExtensions
{
    extension(Draft draft)
    {
        /// <summary>Where it stands in the village folder.</summary>
        public string Path => draft.DocumentId + ".md";

        /// <summary>What publishing it will do.</summary>
        public EntryKind Act => draft.IsWithdrawal ? EntryKind.Withdraw
            : draft.BaseRevision is null ? EntryKind.Publish
            : EntryKind.Correct;

        /// <summary>Whether its text may be changed now.</summary>
        public bool IsEditable => draft.State is DraftState.Draft or DraftState.Returned;

        /// <summary>What the reviewer said when it came back; <see langword="null"/> unless it did.</summary>
        public DraftComment? ReturnedFor =>
            draft.State == DraftState.Returned && draft.Comments is [.., var last] ? last : null;
    }
}
