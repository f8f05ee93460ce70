using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SkiaSharp;
using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Tests.Admin;

namespace VillagePublic.Tests.Displays;

public sealed class BrowserScreenTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_viewer_gets_the_frame_and_its_taps_change_it()
    {
        await using var site = await Site.StartAsync(Cancel);
        using var socket = await site.ConnectAsync(Cancel);
        using var seen = new SKBitmap(site.Display.Size.WidthPx, site.Display.Size.HeightPx);
        var first = await ReceiveFrameAsync(socket, seen);
        Assert.Equal((1, 1), (first.SizeCount, first.PictureCount));

        // 黑白 is the fourth of six tools.
        await SendAsync(socket, "a");
        await SendAsync(socket, "d 7 620 1850");
        var pressed = await ReceiveFrameAsync(socket, seen);
        Assert.True(pressed.PixelCount < 200_000, $"{pressed.PixelCount} pixels for one button");

        await SendAsync(socket, "a");
        await SendAsync(socket, "u 7 620 1850");
        await ReceiveFrameAsync(socket, seen);
        Assert.Equal(Theme.HighContrast, site.App.Theme);
        Assert.Equal(["黑白"], site.App.Taps);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancel);
    }

    [Fact]
    public async Task A_real_browser_shows_the_screen_and_its_clicks_and_keys_arrive()
    {
        await using var site = await Site.StartAsync(Cancel);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site.Address.ToString(), 540);
        var problems = new List<string>();
        page.Console += (_, message) => problems.Add(message.Text);
        page.PageError += (_, message) => problems.Add(message);
        await page.SetViewportSizeAsync(540, 960);
        await page.GotoAsync("/screen");
        await page.WaitForSelectorAsync("canvas[data-frames]");
        Assert.True(await page.Locator("#state").IsHiddenAsync(), string.Join('\n', problems));

        // Half the size of the frame: 黑白 is the fourth of six tools.
        await page.Mouse.ClickAsync(310, 925);
        await FramesAsync(page, 2);
        Assert.Equal(["黑白"], site.App.Taps);
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.WheelAsync(0, 120);
        await FramesAsync(page, 4);
        Assert.Contains(site.App.Events, happened => happened is ScreenEvent.Key { Pressed.Kind: ScreenKeyKind.Back });
        Assert.Contains(site.App.Events, happened => happened is ScreenEvent.Scrolled);
        Assert.Empty(problems);
        var path = Path.Combine(AppContext.BaseDirectory, "gallery", "browser-screen.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
    }

    [Fact]
    public async Task The_page_and_its_script_are_served_with_a_strict_policy()
    {
        await using var site = await Site.StartAsync(Cancel);
        using var client = new HttpClient { BaseAddress = site.Address };
        using var page = await client.GetAsync("/screen", Cancel);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("screen/socket", await client.GetStringAsync("/screen.js", Cancel));
    }

    [Fact]
    public async Task Another_sites_page_cannot_reach_the_screen_through_its_visitor()
    {
        await using var site = await Site.StartAsync(Cancel);
        using var foreign = new ClientWebSocket();
        foreign.Options.SetRequestHeader("Origin", "http://elsewhere.example");
        await Assert.ThrowsAsync<WebSocketException>(() => foreign.ConnectAsync(site.SocketAddress, Cancel));

        using var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Host = "rebound.example";
        using var page = await client.GetAsync("/screen", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Real-IP", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    public async Task Whoever_comes_through_a_proxy_on_this_machine_is_not_of_this_machine(string name, string value)
    {
        await using var site = await Site.StartAsync(Cancel);
        using var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Add(name, value);
        using var page = await client.GetAsync("/screen", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", site.Address.GetLeftPart(UriPartial.Authority));
        socket.Options.SetRequestHeader(name, value);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(site.SocketAddress, Cancel));
    }

    [Fact]
    public async Task A_proxy_that_says_nothing_at_all_speaks_an_older_HTTP_than_any_browser()
    {
        await using var site = await Site.StartAsync(Cancel);
        using var client = new HttpClient { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/screen") { Version = HttpVersion.Version10 };
        using var page = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task More_viewers_than_the_machine_can_serve_are_turned_away()
    {
        await using var site = await Site.StartAsync(Cancel);
        var viewers = new List<ClientWebSocket>();
        for (var count = 0; count < BrowserDisplay.MaxViewers; count++)
        {
            viewers.Add(await site.ConnectAsync(Cancel));
            using var seen = new SKBitmap(site.Display.Size.WidthPx, site.Display.Size.HeightPx);
            await ReceiveFrameAsync(viewers[^1], seen);
        }

        using var late = await site.ConnectAsync(Cancel);
        var answer = await late.ReceiveAsync(new byte[1024], Cancel);
        Assert.Equal(WebSocketMessageType.Close, answer.MessageType);
        Assert.Equal(1013, (int)answer.CloseStatus!.Value);
        viewers.ForEach(viewer => viewer.Dispose());
    }

    /// <summary>Waits until the page has drawn so many frames; its policy allows no script of a test's own.</summary>
    private static async Task FramesAsync(IPage page, int count)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var drawn = await page.Locator("canvas").GetAttributeAsync("data-frames");
            if (int.Parse(drawn!, CultureInfo.InvariantCulture) >= count)
            {
                return;
            }

            await timer.WaitForNextTickAsync(Cancel);
        }

        Assert.Fail($"The page did not draw {count} frames within ten seconds.");
    }

    [Theory]
    [InlineData("d 1 2.5 3", true)]
    [InlineData("w -1", true)]
    [InlineData("k Back", true)]
    [InlineData("k Character q", true)]
    [InlineData("k 3", false)]
    [InlineData("k Character", false)]
    [InlineData("d 1 NaN 3", false)]
    [InlineData("d 1 2", false)]
    [InlineData("x", false)]
    [InlineData("", false)]
    public void Only_messages_of_our_own_are_understood(string text, bool isUnderstood) =>
        Assert.Equal(isUnderstood, BrowserViewer.ParseInput(text) is not null);

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.ASCII.GetBytes(text), WebSocketMessageType.Text, true, Cancel);

    private static async Task<(int SizeCount, int PictureCount, long PixelCount)> ReceiveFrameAsync(
        ClientWebSocket socket, SKBitmap target)
    {
        using var canvas = new SKCanvas(target);
        var (sizes, pictures, pixels) = (0, 0, 0L);
        while (true)
        {
            var message = await ReceiveAsync(socket);
            switch (message[0])
            {
                case 1:
                    sizes++;
                    break;
                case 2:
                    using (var part = SKBitmap.Decode(message.AsSpan(9)))
                    {
                        Assert.Equal(BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(5)), part.Width);
                        pictures++;
                        pixels += (long)part.Width * part.Height;
                    }

                    break;
                default:
                    return (sizes, pictures, pixels);
            }
        }
    }

    private static async Task<byte[]> ReceiveAsync(ClientWebSocket socket)
    {
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, Cancel);
            Assert.Equal(WebSocketMessageType.Binary, part.MessageType);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return message.ToArray();
    }

    private sealed class Site : IAsyncDisposable
    {
        private readonly FontSet fonts = FontSet.Load();
        private readonly ScreenLoop loop;
        private readonly WebApplication web;

        private Site()
        {
            var options = new DisplayOptions { DiagonalInches = 21.5 };
            Display = new BrowserDisplay(options.WindowSize);
            var pictures = new PictureCache(_ => null, decodesInPlace: false);
            loop = new ScreenLoop(App, [Display], options, fonts, pictures, TimeProvider.System);
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            builder.Services.AddRoutingCore();
            web = builder.Build();
            web.UseWebSockets();
            web.UseRouting();
            web.MapBrowserScreen(_ => Display, _ => false);
        }

        public SampleApp App { get; } = new();

        public BrowserDisplay Display { get; }

        public Uri Address { get; private set; } = new("http://127.0.0.1");

        public Uri SocketAddress => new($"ws://{Address.Authority}/screen/socket");

        public static async Task<Site> StartAsync(CancellationToken cancellationToken)
        {
            var site = new Site();
            site.loop.Start();
            await site.web.StartAsync(cancellationToken);
            var addresses = site.web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
            site.Address = new Uri(addresses!.Addresses.Single());
            return site;
        }

        public async Task<ClientWebSocket> ConnectAsync(CancellationToken cancellationToken)
        {
            var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Origin", Address.GetLeftPart(UriPartial.Authority));
            await socket.ConnectAsync(SocketAddress, cancellationToken);
            return socket;
        }

        public async ValueTask DisposeAsync()
        {
            await web.StopAsync(CancellationToken.None);
            await web.DisposeAsync();
            loop.Dispose();
            fonts.Dispose();
        }
    }
}
