namespace VillagePublic.Content.Pages;

/// <summary>Which of the two languages a page is in.</summary>
internal static class PageLanguage
{
    /// <summary>The language asked for in the address, else the phone's, else Chinese.</summary>
    public static string Choose(PageRequest request)
    {
        if (IsChosen(request))
        {
            return Normal(request.Language!);
        }

        // Phones list their languages by preference; the first of ours decides.
        var preferred = (request.AcceptLanguage ?? "")
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(item => item.Split(';')[0])
            .FirstOrDefault(item => Is(item, "en") || Is(item, "zh"));
        return Normal(preferred ?? "zh");
    }

    /// <summary>Whether the address itself names a language we have.</summary>
    public static bool IsChosen(PageRequest request) =>
        request.Language is { } language && (Is(language, "en") || Is(language, "zh"));

    /// <summary>The language as pages state it.</summary>
    public static string Normal(string language) => Is(language, "en") ? "en" : "zh-CN";

    private static bool Is(string tag, string language) =>
        tag.Equals(language, StringComparison.OrdinalIgnoreCase)
        || tag.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);
}
