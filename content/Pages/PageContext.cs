using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Store;

namespace VillagePublic.Content.Pages;

/// <summary>Everything one page is made from. Immutable while the page is made.</summary>
internal sealed record PageContext(VillageLibrary Library, VillageSnapshot Snapshot, VillagePagesOptions Options)
{
    /// <summary>BCP 47 language of the page: <c>zh-CN</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Whether the reader chose the language; links then keep it.</summary>
    public bool LanguageIsChosen { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Path of this page below the village's base path.</summary>
    public required string Path { get; init; }

    /// <summary>What was searched for; <see langword="null"/> on other pages.</summary>
    public string? Searched { get; init; }

    /// <summary>The revision the page shows; <see langword="null"/> for a page that is no document, and in a preview.
    /// </summary>
    public PublishedRevision? Shown { get; init; }

    /// <summary>The village, or <see langword="null"/> when its document is not published yet.</summary>
    public Village? Village { get; } = Library.Village;

    /// <summary>Whether the page is English.</summary>
    public bool IsEnglish => Language == "en";

    /// <summary>Name of the village.</summary>
    public string VillageName => Village?.Name ?? Say("本村", "This village");

    /// <summary>Picks the words of the page's language.</summary>
    public string Say(string chinese, string english) => IsEnglish ? english : chinese;

    /// <summary>Picks the words of the page's language.</summary>
    public string Say(LocalText text) => text.In(Language);

    /// <summary>A page of this village.</summary>
    /// <param name="path">Below the village's base path, starting with <c>/</c>.</param>
    /// <param name="query">Further query, encoded.</param>
    public SafeAddress Page(string path, string? query = null)
    {
        var language = LanguageIsChosen ? $"lang={(IsEnglish ? "en" : "zh")}" : null;
        var whole = (query, language) switch
        {
            (null, _) => language,
            (_, null) => query,
            _ => $"{query}&{language}",
        };
        return SafeAddress.Local(Options.BasePath + path, whole);
    }

    /// <summary>A page of this village in the other language.</summary>
    public SafeAddress OtherLanguage => SafeAddress.Local(
        Options.BasePath + Path,
        Searched is null ? $"lang={Say("en", "zh")}" : $"q={Uri.EscapeDataString(Searched)}&lang={Say("en", "zh")}");

    /// <summary>Bytes of this village that are the same in every language.</summary>
    public SafeAddress Bytes(string path) => SafeAddress.Local(Options.BasePath + path);

    /// <summary>A whole address of this village, for what leaves it; only a path where its host is not known.</summary>
    public string Absolute(string path) =>
        (Options.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? "") + Bytes(path).Value;

    /// <summary>The document of the latest revision of an id, or <see langword="null"/>.</summary>
    public PublishedRevision? Current(string id) =>
        Snapshot.Latest(id) is { IsWithdrawal: false } latest ? latest : null;
}
