namespace VillagePublic.Content.Pages;

/// <summary>Which of the two languages a page is in.</summary>
internal static class PageLanguage
{
    private const string Chinese = "zh-CN";

    /// <summary>The language asked for in the address, else the phone's, else Chinese.</summary>
    public static string Choose(PageRequest request)
    {
        if (IsChosen(request))
        {
            return Normal(request.Language!);
        }

        // Phones list their languages by preference; the first of ours decides.
        var list = request.AcceptLanguage.AsSpan();
        foreach (var range in list.Split(','))
        {
            var item = list[range];
            var language = (item.IndexOf(';') is >= 0 and var end ? item[..end] : item).Trim();
            if (Is(language, "en") || Is(language, "zh"))
            {
                return Normal(language);
            }
        }

        return Chinese;
    }

    /// <summary>Whether the address itself names a language we have.</summary>
    public static bool IsChosen(PageRequest request) =>
        request.Language is { } language && (Is(language, "en") || Is(language, "zh"));

    /// <summary>The language as pages state it.</summary>
    public static string Normal(ReadOnlySpan<char> language) => Is(language, "en") ? "en" : Chinese;

    private static bool Is(ReadOnlySpan<char> tag, string language) =>
        tag.StartsWith(language, StringComparison.OrdinalIgnoreCase)
        && (tag.Length == language.Length || tag[language.Length] == '-');
}
