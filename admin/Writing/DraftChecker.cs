using VillagePublic.Content.Documents;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>Runs over a draft what runs over every document before it is published.</summary>
internal sealed class DraftChecker
{
    /// <summary>Everything found out about a draft's text.</summary>
    public DraftFindings Check(Draft draft) => Check(draft.Path, draft.Markdown);

    /// <summary>Everything found out about a text.</summary>
    public DraftFindings Check(string path, string text)
    {
        var parsed = DocumentParser.Parse(path, text);
        return new DraftFindings(parsed.Document, parsed.Diagnostics);
    }
}
