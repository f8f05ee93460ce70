using VillagePublic.Content.Store;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Pages;

/// <summary>What a draft is called in a list, even while it cannot be parsed.</summary>
internal static class DraftTitle
{
    private const string Key = "title:";

    /// <summary>The title of a draft; of a withdrawal, that of what is withdrawn.</summary>
    public static string Of(Draft draft, VillageLibrary library) => draft.IsWithdrawal
        ? library.Current.Latest(draft.DocumentId)?.Title ?? draft.DocumentId
        : Of(draft);

    private static string Of(Draft draft)
    {
        var line = draft.Markdown.Split('\n').FirstOrDefault(text => text.StartsWith(Key, StringComparison.Ordinal));
        var title = line?[Key.Length..].Trim().Trim('"', '\'');
        return string.IsNullOrEmpty(title) ? draft.DocumentId : title;
    }
}
