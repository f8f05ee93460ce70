using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace VillagePublic.Tests.Admin;

/// <summary>What a browser without script does: follows links, keeps cookies, sends the page's own forms.</summary>
internal sealed class AdminBrowser : IDisposable
{
    private readonly HttpClient client;
    private readonly Uri root;
    private readonly CookieContainer cookies = new();

    public AdminBrowser(Uri root)
    {
        this.root = root;
        var handler = new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = true };
        client = new HttpClient(handler) { BaseAddress = root };
    }

    public HttpClient Client => client;

    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");

    public string Path { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    /// <summary>The page's words.</summary>
    public string Text => Page.Body?.TextContent ?? "";

    public string Heading => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>What the browser would send to an address, as a header.</summary>
    public string CookiesFor(string path) => cookies.GetCookieHeader(new Uri(root, path));

    public async Task GoAsync(string path) =>
        await ReadAsync(await client.GetAsync(new Uri(root, path), TestContext.Current.CancellationToken));

    /// <summary>Follows the first link with these words.</summary>
    public Task FollowAsync(string words)
    {
        var link = Page.QuerySelectorAll("a").OfType<IHtmlAnchorElement>()
            .FirstOrDefault(anchor => anchor.TextContent.Contains(words, StringComparison.Ordinal));
        Assert.True(link is not null, $"No link '{words}' on {Path}.");
        return GoAsync(link.GetAttribute("href")!);
    }

    /// <summary>Sends the form with that action: its hidden and filled fields, and these.</summary>
    public async Task SubmitAsync(string action, params (string Name, string Value)[] fields)
    {
        var form = Page.QuerySelectorAll("form").FirstOrDefault(form => form.GetAttribute("action") == action);
        Assert.True(form is not null, $"No form to {action} on {Path}:\n{Text}");
        var given = fields.Select(field => field.Name).ToHashSet();
        var own = form.QuerySelectorAll("input, textarea, select")
            .Where(input => !given.Contains(input.GetAttribute("name") ?? ""))
            .Select(FieldOf)
            .OfType<KeyValuePair<string, string>>();
        var all = own.Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var content = new FormUrlEncodedContent(all);
        await ReadAsync(await client.PostAsync(new Uri(root, action), content, TestContext.Current.CancellationToken));
    }

    public void Dispose() => client.Dispose();

    private static KeyValuePair<string, string>? FieldOf(IElement input)
    {
        var name = input.GetAttribute("name");
        if (string.IsNullOrEmpty(name) || input is IHtmlInputElement { Type: "checkbox", IsChecked: false })
        {
            return null;
        }

        return KeyValuePair.Create(name, input switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value ?? "",
            _ => input.GetAttribute("value") ?? "",
        });
    }

    private async Task ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Status = response.StatusCode;
            Path = response.RequestMessage!.RequestUri!.AbsolutePath;
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Page = await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
        }
    }
}
