using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;
using VillagePublic.Content.Pages;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Serving;

namespace VillagePublic.Tests.Serving;

public sealed class PublicPagesTests : IAsyncLifetime
{
    private static readonly byte[] Picture = [0xFF, 0xD8, 1, 2, 3, 4, 5, 6];
    private static readonly byte[] Program = [0x7F, (byte)'E', (byte)'L', (byte)'F'];

    private readonly VillageLibrary library = new(
        hash => hash == Hash.Of(Picture) ? Picture : hash == Hash.Of(Program) ? Program : null, (_, _) => []);

    private WebApplication? app;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private HttpClient Client => app!.GetTestClient();

    public async ValueTask InitializeAsync()
    {
        Publish(1);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        app = builder.Build();
        app.MapGet("/health", () => "host");
        var pages = new VillagePages(library, new VillagePagesOptions());
        app.UseFinishedPages(pages, new FakeTimeProvider());
        app.MapPublicPages(pages, new FakeTimeProvider());
        await app.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync() => await app!.DisposeAsync();

    [Fact]
    public async Task An_unchanged_page_is_not_sent_twice()
    {
        var first = await Client.GetAsync("/notices", Cancel);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/notices");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var second = await Client.SendAsync(again, Cancel);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task A_page_is_new_as_soon_as_the_log_has_grown()
    {
        var before = await Client.GetAsync("/notices", Cancel);
        Publish(2);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/notices");
        again.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        var after = await Client.SendAsync(again, Cancel);

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("通知 1", await after.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Brotli_holds_the_same_page_under_its_own_tag()
    {
        var plain = await Client.GetAsync("/notices", Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/notices");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var packed = await Client.SendAsync(request, Cancel);

        Assert.Equal("br", Assert.Single(packed.Content.Headers.ContentEncoding));
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        await using var unpacked = new BrotliStream(
            await packed.Content.ReadAsStreamAsync(Cancel), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await unpacked.CopyToAsync(bytes, Cancel);
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(Cancel), bytes.ToArray());
    }

    [Fact]
    public async Task Brotli_is_not_sent_to_who_refuses_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/notices");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br", 0));
        var answer = await Client.SendAsync(request, Cancel);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Head_tells_the_length_and_sends_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/notices");
        var answer = await Client.SendAsync(request, Cancel);
        Assert.True(answer.Content.Headers.ContentLength > 1000);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task The_policy_allows_no_foreign_and_no_inline_script()
    {
        var answer = await Client.GetAsync("/", Cancel);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task The_phones_language_decides_unless_the_address_does()
    {
        Assert.Contains("<html lang=\"en\">", await ReadAsync("/", "fr, en-GB;q=0.8, zh"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-CN\">", await ReadAsync("/", "zh-TW, en"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-CN\">", await ReadAsync("/", "fr"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-CN\">", await ReadAsync("/?lang=zh", "en"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", await ReadAsync("/?lang=en", "zh"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", await ReadAsync("/?lang=xx", "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_kept_for_ever()
    {
        var answer = await Client.GetAsync($"/files/{Hash.Of(Picture)}.jpg", Cancel);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(Picture, await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task A_file_that_could_be_harmful_is_offered_for_saving_only()
    {
        var answer = await Client.GetAsync($"/files/{Hash.Of(Program)}", Cancel);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Theory]
    [InlineData("/nothing/here")]
    [InlineData("/Q/ABCDEFGHJKMNPQRS")]
    [InlineData("/files/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.jpg")]
    [InlineData("/%E2%80%AE/..%2f..%2fetc")]
    public async Task What_is_not_there_gets_a_page_in_plain_words(string path)
    {
        var answer = await Client.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hosts_own_addresses_stay_the_hosts() =>
        Assert.Equal("host", await ReadAsync("/health", "zh"));

    [Fact]
    public async Task Writing_is_refused()
    {
        var answer = await Client.PostAsync("/notices", content: null, Cancel);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private async Task<string> ReadAsync(string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        var answer = await Client.SendAsync(request, Cancel);
        return StrictUtf8.GetString(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    private void Publish(int count)
    {
        var revisions = Enumerable.Range(0, count).Select(Revision).ToList();
        var root = MerkleTree.Root([.. revisions.Select(revision => revision.LeafHash)]);
        library.Replace(new VillageSnapshot(new Checkpoint("village.example/log", count, root), null, revisions));
    }

    private static PublishedRevision Revision(int index) => new(index, MerkleTree.LeafHash([(byte)index]), new LogEntry
    {
        Kind = EntryKind.Publish,
        Id = $"notices/{index}",
        Revision = 1,
        DocumentKind = DocumentKind.Notice,
        Title = $"通知 {index}",
        Published = DateTimeOffset.UnixEpoch,
        Blobs =
        [
            new BlobReference(MerkleTree.LeafHash([9]), 1, "text/markdown", "document", "notices/0.md"),
            new BlobReference(Hash.Of(Picture), Picture.Length, "image/jpeg", "file", "files/a.jpg"),
            new BlobReference(Hash.Of(Program), Program.Length, "text/html", "file", "files/<evil>\".html"),
        ],
    });
}
