using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VillagePublic.Admin.Accounts;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

/// <summary>Generated from the addresses themselves: a new page without a rule fails here.</summary>
public sealed class AccessTests
{
    /// <summary>The only addresses of the app that answer somebody who is not signed in.</summary>
    private static readonly string[] Open =
    [
        "/admin/assets/{tag}/{name}", "/admin/sign-in", "/admin/invitation", "/admin/setup", "/admin/no-access",
        "/admin/phone/{Code}", "/admin/phone/{code}/send",
    ];

    [Fact]
    public async Task Every_address_names_its_rule_and_only_the_known_ones_are_open()
    {
        await using var app = await AdminApp.StartAsync();
        var open = new List<string>();
        foreach (var endpoint in Endpoints(app))
        {
            var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            var rule = endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy;
            Assert.True(isOpen ^ (rule is not null && Access.Roles.ContainsKey(rule)), endpoint.RoutePattern.RawText);
            if (isOpen)
            {
                open.Add(Pattern(endpoint));
            }
        }

        Assert.Equal(Open.Order(), open.Distinct().Order());
    }

    [Fact]
    public async Task Every_address_refuses_every_role_it_is_not_for()
    {
        await using var app = await AdminApp.StartAsync();
        foreach (var role in Role.All)
        {
            using var browser = await app.SignInAsync(role);
            foreach (var endpoint in Endpoints(app))
            {
                if (endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy is not { } rule)
                {
                    continue;
                }

                var answer = await AskAsync(browser, endpoint);
                var isRefused = answer == "/admin/no-access";
                Assert.True(
                    isRefused != Access.Roles[rule].Contains(role), $"{role} at {Pattern(endpoint)}: {answer}");
            }
        }
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_everywhere_else()
    {
        await using var app = await AdminApp.StartAsync();
        using var stranger = app.Browse();
        foreach (var endpoint in Endpoints(app).Where(each => !Open.Contains(Pattern(each))))
        {
            var answer = await AskAsync(stranger, endpoint);
            Assert.True(answer == "/admin/sign-in", $"{Pattern(endpoint)}: {answer}");
        }
    }

    [Fact]
    public async Task Everything_that_changes_something_refuses_a_form_without_its_token()
    {
        await using var app = await AdminApp.StartAsync();
        using var administrator = await app.SignInAsync(UserRole.Administrator);
        using var reviewer = await app.SignInAsync(UserRole.Reviewer);
        foreach (var endpoint in Endpoints(app).Where(each => Methods(each).Contains("POST") && !IsPage(each)))
        {
            var rule = endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy;
            var browser = rule == Access.Review ? reviewer : administrator;
            using var content = Body(endpoint);
            var answer = await browser.Client.PostAsync(
                Filled(endpoint), content, TestContext.Current.CancellationToken);
            Assert.True(
                answer.StatusCode == HttpStatusCode.BadRequest, $"{Pattern(endpoint)}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Every_page_says_what_a_browser_may_run()
    {
        await using var app = await AdminApp.StartAsync();
        using var browser = app.Browse();
        var answer = await browser.Client.GetAsync("/admin/sign-in", TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    private static async Task<string> AskAsync(AdminBrowser browser, RouteEndpoint endpoint)
    {
        using var content = Body(endpoint);
        using var answer = Methods(endpoint).Contains("POST")
            ? await browser.Client.PostAsync(Filled(endpoint), content, TestContext.Current.CancellationToken)
            : await browser.Client.GetAsync(Filled(endpoint), TestContext.Current.CancellationToken);
        return answer.StatusCode switch
        {
            // Addresses that speak JSON answer with a status; pages lead to another page.
            HttpStatusCode.Unauthorized => "/admin/sign-in",
            HttpStatusCode.Forbidden => "/admin/no-access",
            _ => answer.RequestMessage!.RequestUri!.AbsolutePath,
        };
    }

    private static HttpContent Body(RouteEndpoint endpoint) => Pattern(endpoint).Split('/')[^1] switch
    {
        "text" => new StringContent("{\"text\":\"x\",\"version\":1}", null, "application/json"),
        "fields" => new StringContent("{\"version\":1,\"keys\":{},\"blocks\":[]}", null, "application/json"),
        "pasted" => new StringContent("{\"text\":\"x\"}", null, "application/json"),
        "files" or "from-sheet" or "send" =>
            new MultipartFormDataContent { { new ByteArrayContent([0]), "files", "x.jpg" } },
        _ => new FormUrlEncodedContent([KeyValuePair.Create("version", "1")]),
    };

    private static IEnumerable<RouteEndpoint> Endpoints(AdminApp app) =>
        app.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => Pattern(endpoint).StartsWith("/admin", StringComparison.Ordinal));

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        IsPage(endpoint) ? ["GET"] : endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static bool IsPage(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;

    private static string Filled(RouteEndpoint endpoint) => string.Concat(
        endpoint.RoutePattern.PathSegments.SelectMany(segment => segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => "/" + literal.Content,
            _ => "/x",
        })));
}
