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
        "/admin/assets/{tag}/{name}", "/admin/sign-in", "/admin/sign-in/code", "/admin/invitation", "/admin/setup",
        "/admin/no-access", "/admin/phone/{Code}", "/admin/phone/{code}/send",
        "/admin/sign-in/passkey", "/admin/sign-in/passkey/ask",
    ];

    /// <summary>The only addresses of a township's desk that do.</summary>
    private static readonly string[] OpenAtTownship =
    [
        "/", "/villages", "/health", "/favicon.ico",
        "/admin/assets/{tag}/{name}", "/admin/sign-in", "/admin/sign-in/code", "/admin/invitation",
        "/admin/no-access", "/admin/sign-in/passkey", "/admin/sign-in/passkey/ask",
    ];

    [Fact]
    public async Task Every_address_names_its_rule_and_only_the_known_ones_are_open()
    {
        await using var app = await AdminApp.StartAsync();
        Assert.Equal(Open.Order(), OpenAddresses(Endpoints(app.App.Services)).Order());
    }

    [Fact]
    public async Task Every_address_of_a_township_names_its_rule_and_only_the_known_ones_are_open()
    {
        await using var township = await TownshipApp.StartAsync();
        Assert.Equal(
            OpenAtTownship.Order(), OpenAddresses(Endpoints(township.App.Services, everywhere: true)).Order());
        Assert.Equal(Open.Order(), OpenAddresses(Endpoints(township.ServicesOf(TownshipApp.East))).Order());
    }

    [Fact]
    public async Task Every_address_refuses_every_role_it_is_not_for()
    {
        await using var app = await AdminApp.StartAsync();
        foreach (var role in Role.All)
        {
            using var browser = await app.SignInAsync(role);
            await DemandRulesAsync(browser, role, app.App.Services, root: "");
        }
    }

    [Fact]
    public async Task Every_address_of_a_village_takes_people_of_another_for_strangers_whatever_their_role()
    {
        await using var township = await TownshipApp.StartAsync();
        var east = township.ServicesOf(TownshipApp.East);
        foreach (var role in Role.All)
        {
            using var neighbour = await township.SignInAsync(TownshipApp.West, role);
            await DemandRulesAsync(
                neighbour, role, township.ServicesOf(TownshipApp.West), root: "/v/" + TownshipApp.West);
            await DemandStrangerAsync(neighbour, east, root: "/v/" + TownshipApp.East);
            await DemandStrangerAsync(neighbour, township.App.Services, root: "");
        }
    }

    [Fact]
    public async Task Every_address_of_a_township_refuses_every_role_it_is_not_for_and_opens_no_village()
    {
        await using var township = await TownshipApp.StartAsync();
        foreach (var role in new[] { UserRole.Observer, UserRole.Administrator })
        {
            using var browser = await township.SignInAsync("", role);
            await DemandRulesAsync(browser, role, township.App.Services, root: "");
            await DemandStrangerAsync(
                browser, township.ServicesOf(TownshipApp.East), root: "/v/" + TownshipApp.East);
        }
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_everywhere_else()
    {
        await using var app = await AdminApp.StartAsync();
        using var stranger = app.Browse();
        await DemandStrangerAsync(stranger, app.App.Services, root: "");
    }

    [Fact]
    public async Task Everything_that_changes_something_refuses_a_form_without_its_token()
    {
        await using var app = await AdminApp.StartAsync();
        using var administrator = await app.SignInAsync(UserRole.Administrator);
        using var reviewer = await app.SignInAsync(UserRole.Reviewer);
        foreach (var endpoint in Endpoints(app.App.Services).Where(Changes))
        {
            await DemandTokenAsync(RuleOf(endpoint) == Access.Review ? reviewer : administrator, endpoint);
        }

        await using var township = await TownshipApp.StartAsync();
        using var observed = await township.SignInAsync("", UserRole.Administrator);
        foreach (var endpoint in Endpoints(township.App.Services).Where(Changes))
        {
            await DemandTokenAsync(observed, endpoint);
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

    private static IEnumerable<string> OpenAddresses(IEnumerable<RouteEndpoint> endpoints)
    {
        var open = new List<string>();
        foreach (var endpoint in endpoints)
        {
            var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            var isRuled = RuleOf(endpoint) is { } rule && Access.Roles.ContainsKey(rule);
            Assert.True(isOpen ^ isRuled, endpoint.RoutePattern.RawText);
            if (isOpen)
            {
                open.Add(Pattern(endpoint));
            }
        }

        return open.Distinct();
    }

    private static async Task DemandRulesAsync(
        AdminBrowser browser, UserRole role, IServiceProvider services, string root)
    {
        foreach (var endpoint in Endpoints(services))
        {
            if (RuleOf(endpoint) is { } rule)
            {
                var answer = await AskAsync(browser, endpoint, root);
                Assert.True(
                    answer == root + "/admin/no-access" != Access.Roles[rule].Contains(role),
                    $"{role} at {root}{Pattern(endpoint)}: {answer}");
            }
        }
    }

    private static async Task DemandStrangerAsync(AdminBrowser browser, IServiceProvider services, string root)
    {
        foreach (var endpoint in Endpoints(services).Where(each => RuleOf(each) is not null))
        {
            var answer = await AskAsync(browser, endpoint, root);
            Assert.True(answer == root + "/admin/sign-in", $"{root}{Pattern(endpoint)}: {answer}");
        }
    }

    private static async Task DemandTokenAsync(AdminBrowser browser, RouteEndpoint endpoint)
    {
        using var content = Body(endpoint);
        using var answer = await browser.Client.PostAsync(
            Filled(endpoint), content, TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{Pattern(endpoint)}: {answer.StatusCode}");
    }

    private static async Task<string> AskAsync(AdminBrowser browser, RouteEndpoint endpoint, string root)
    {
        using var content = Body(endpoint);
        var address = root + Filled(endpoint);
        using var answer = Methods(endpoint).Contains("POST")
            ? await browser.Client.PostAsync(address, content, TestContext.Current.CancellationToken)
            : await browser.Client.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.StatusCode switch
        {
            // Addresses that speak JSON answer with a status; pages lead to another page. Who asks too often is turned
            // away before anything else.
            HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests => root + "/admin/sign-in",
            HttpStatusCode.Forbidden => root + "/admin/no-access",
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

    private static IEnumerable<RouteEndpoint> Endpoints(IServiceProvider services, bool everywhere = false) =>
        services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>() is null)
            .Where(endpoint => Pattern(endpoint).StartsWith(everywhere ? "/" : "/admin", StringComparison.Ordinal))
            .Where(endpoint => !Pattern(endpoint).StartsWith("/_framework", StringComparison.Ordinal));

    private static string? RuleOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy;

    private static bool Changes(RouteEndpoint endpoint) => Methods(endpoint).Contains("POST") && !IsPage(endpoint);

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
