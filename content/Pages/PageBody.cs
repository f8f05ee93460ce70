using VillagePublic.Content.Pages.Markup;

namespace VillagePublic.Content.Pages;

/// <summary>What goes into the frame all pages share.</summary>
/// <param name="Title">Title of the page, without the village's name.</param>
/// <param name="Main">Everything between header and footer, the <c>h1</c> included.</param>
internal sealed record PageBody(string Title, IReadOnlyList<HtmlNode?> Main)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>One sentence for previews of a forwarded link.</summary>
    public string? Description { get; init; }

    /// <summary>Where the page stands: links from the first page down to its list.</summary>
    public IReadOnlyList<(string Path, string Name)> Trail { get; init; } = [];

    /// <summary>The script that makes the page more comfortable; <see langword="null"/> for none.</summary>
    public PageScript? Script { get; init; }

    /// <summary>Whether the page has the search field itself; on all others it stands in the footer.</summary>
    public bool HasSearch { get; init; }

    /// <summary>Whether search engines may list it: only the pages of current documents and lists.</summary>
    public bool IsIndexed { get; init; } = true;
}
