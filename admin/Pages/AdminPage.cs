using Microsoft.AspNetCore.Components;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content;

namespace VillagePublic.Admin.Pages;

/// <summary>What every page and part of a page has: the request, and words in the reader's language.</summary>
public abstract class AdminPage : ComponentBase
{
    /// <summary>The request being answered.</summary>
    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    protected string Language => SpeechLanguage.Of(Http);

    /// <summary>What stands before every address of this village's tree: empty for a village of its own.</summary>
    protected string Base => Http.Request.PathBase.Value ?? "";

    /// <summary>The one of two texts the reader has chosen.</summary>
    protected string T(string chinese, string english) => Language == SpeechLanguage.English ? english : chinese;

    /// <summary>A text in the reader's language.</summary>
    protected string T(LocalText text) => text.In(Language);
}
