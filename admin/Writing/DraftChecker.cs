using VillagePublic.Admin.Villages;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>Runs over a draft what runs over every document before it is published.</summary>
internal sealed class DraftChecker(HostedVillage village)
{
    /// <summary>Everything found out about a draft's text.</summary>
    public DraftFindings Check(Draft draft)
    {
        var result = DocumentChecker.For(village.Library.Village).Check(draft.Path, draft.Markdown);
        return new DraftFindings(result.Checked is null ? null : result.Parsed, result.Diagnostics);
    }
}
