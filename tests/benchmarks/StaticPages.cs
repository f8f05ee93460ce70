using System.Text.RegularExpressions;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages;
using VillagePublic.Content.Store;

namespace VillagePublic.Benchmarks;

/// <summary>The village's own phone pages as files, which is what a browser kiosk would show.</summary>
internal static partial class StaticPages
{
    /// <summary>The list of accounts.</summary>
    public const string Start = "index.html";

    /// <summary>The newest account.</summary>
    public const string Document = "page.html";

    /// <summary>Writes the list of accounts and the newest account, linked to each other.</summary>
    public static void Write(VillageLibrary library, string folder)
    {
        var pages = new VillagePages(library, new VillagePagesOptions());
        var list = Body(pages, "/finance");
        var document = library.Current.OfKind(DocumentKind.Finance)[0];
        var page = Body(pages, "/" + document.Id);
        File.WriteAllText(Path.Combine(folder, Start), WithLink(list, Document));
        File.WriteAllText(Path.Combine(folder, Document), WithLink(page, Start));
    }

    // A tap anywhere in the middle follows the link, whatever the page's layout.
    private static string WithLink(string page, string target) => BodyEnd().Replace(
        page, $"<a href=\"{target}\" style=\"position:fixed;inset:30% 0 30% 0;z-index:9\"></a></body>");

    private static string Body(VillagePages pages, string path)
    {
        var response = pages.Respond(new PageRequest(path, new DateOnly(2026, 11, 20)));
        return response.Status == 200
            ? StrictUtf8.GetString(response.Body)
            : throw new InvalidOperationException($"{path} answers {response.Status}.");
    }

    [GeneratedRegex("</body>")]
    private static partial Regex BodyEnd();
}
