using System.Net;
using System.Net.Http.Headers;

namespace VillagePublic.Content.Feed;

/// <summary>A log read over HTTP: from its admin, a mirror or another kiosk.</summary>
/// <param name="client">Client, best made by <see cref="CreateClient"/>.</param>
/// <param name="address">Address of the feed, such as <c>http://village:5080/feed</c>.</param>
/// <param name="time">The clock that ends what takes too long.</param>
/// <param name="budget">What the line may carry; <see langword="null"/>: as much as it can.</param>
public sealed class HttpLogSource(HttpClient client, Uri address, TimeProvider time, LineBudget? budget = null)
    : ILogSource
{
    // A line that breaks this often within one file is better left alone for a while.
    private const int MaxResumptionCount = 8;

    // A source that sends less is treated as not sending: the slowest lines in villages carry ten times as much.
    private const int MinBytesPerSecond = 2048;

    private readonly string prefix = address.AbsoluteUri.TrimEnd('/') + "/";
    private Remembered? checkpoint;

    /// <inheritdoc />
    public string Name => address.AbsoluteUri;

    /// <summary>A client that follows no redirects and keeps few connections.</summary>
    public static HttpClient CreateClient() => ClientOver(CreateHandler());

    /// <summary>The same over a handler that has been adjusted.</summary>
    internal static HttpClient ClientOver(SocketsHttpHandler handler) =>
        new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>What such a client sends with.</summary>
    internal static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxConnectionsPerServer = 6,

        // An admin that moves to another address is found again within minutes.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),

        // The limit on length counts what comes out of the decompression, so a bomb stops at the limit.
        AutomaticDecompression = DecompressionMethods.GZip,
    };

    /// <inheritdoc />
    public async Task<FetchOutcome> FetchAsync(string path, int maxSizeBytes, CancellationToken cancellationToken)
    {
        var patience = BoundedReader.Silence + TimeSpan.FromSeconds(maxSizeBytes / (double)MinBytesPerSecond);
        using var tooSlow = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooSlow.Token, cancellationToken);
        var received = new Received(new BoundedReader(maxSizeBytes, time, budget));
        for (var resumptions = 0; ; resumptions++)
        {
            var lengthBefore = received.Reader.Length;
            try
            {
                return await FetchOnceAsync(path, maxSizeBytes, received, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return new FetchOutcome.Failed($"{path} took longer than {patience.TotalSeconds:0} s.");
            }
            catch (Exception exception) when (
                exception is HttpRequestException or IOException or InvalidDataException)
            {
                // A line that broke in the middle of a large file goes on where it broke.
                if (received.EntityTag is null || received.Reader.Length == lengthBefore
                    || resumptions == MaxResumptionCount)
                {
                    return new FetchOutcome.Failed(exception.Message);
                }
            }
        }
    }

    private async Task<FetchOutcome> FetchOnceAsync(
        string path, int maxSizeBytes, Received received, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, prefix + path);
        var known = path == FeedTree.CheckpointPath ? checkpoint : null;
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known.EntityTag);
        }

        if (received.EntityTag is { } tag)
        {
            request.Headers.Range = new RangeHeaderValue(received.Reader.Length, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(tag);
            request.Headers.AcceptEncoding.ParseAdd("identity");
        }

        using var response = await SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
        {
            return new FetchOutcome.Found(known.Bytes);
        }

        return await ReadAsync(response, path, maxSizeBytes, received, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(BoundedReader.Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested)
        {
            throw new IOException($"No answer came for longer than {BoundedReader.Silence.TotalSeconds:0} s.");
        }
    }

    private async Task<FetchOutcome> ReadAsync(
        HttpResponseMessage response,
        string path,
        int maxSizeBytes,
        Received received,
        CancellationToken cancellationToken)
    {
        // A bucket whose contents may not be listed says "forbidden" of what is not there.
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Forbidden)
        {
            return new FetchOutcome.Missing();
        }

        var isRest = response.StatusCode == HttpStatusCode.PartialContent && received.EntityTag is not null
            && response.Content.Headers.ContentRange?.From == received.Reader.Length;
        if (response.StatusCode != HttpStatusCode.OK && !isRest)
        {
            return new FetchOutcome.Failed($"{path} was answered with status {(int)response.StatusCode}.");
        }

        if (!isRest)
        {
            received.Reader.Clear();
            received.EntityTag = ResumableTag(response, path);
        }

        if (response.Content.Headers.ContentLength > maxSizeBytes)
        {
            return new FetchOutcome.TooLong();
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        if (!await received.Reader.TryAppendAsync(stream, cancellationToken))
        {
            return new FetchOutcome.TooLong();
        }

        var bytes = received.Reader.ToArray();
        if (path == FeedTree.CheckpointPath)
        {
            checkpoint = response.Headers.ETag is { } tag ? new Remembered(tag, bytes) : null;
        }

        return new FetchOutcome.Found(bytes);
    }

    // What was compressed on the way has no length here, and half of it cannot be continued.
    private static EntityTagHeaderValue? ResumableTag(HttpResponseMessage response, string path) =>
        path != FeedTree.CheckpointPath && response.Content.Headers.ContentLength is not null
            && response.Headers.ETag is { IsWeak: false } tag ? tag : null;

    /// <summary>What has come of a file, and the tag by which the rest can be asked for.</summary>
    private sealed class Received(BoundedReader reader)
    {
        public BoundedReader Reader => reader;

        public EntityTagHeaderValue? EntityTag { get; set; }
    }

    private sealed record Remembered(EntityTagHeaderValue EntityTag, byte[] Bytes);
}
