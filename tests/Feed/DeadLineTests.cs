using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content.Feed;

namespace VillagePublic.Tests.Feed;

/// <summary>Lines that die without telling anybody, as mobile lines in villages do: no error, only silence.</summary>
public sealed class DeadLineTests : IDisposable
{
    private const int SizeBytes = 3_000_000;
    private const int ComesBeforeItDies = 2_000;

    private readonly FakeTimeProvider time = new();
    private readonly byte[] file = new Store.SeededNumbers(3).Bytes(SizeBytes);
    private readonly DyingLine line;
    private readonly HttpClient client;

    public DeadLineTests()
    {
        line = new DyingLine(file);
        client = new HttpClient(line) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private HttpLogSource Source => new(client, new Uri("http://village/feed"), time);

    [Fact]
    public async Task A_line_that_dies_within_a_file_is_noticed_in_seconds_and_the_file_goes_on()
    {
        var fetch = Source.FetchAsync("blob/00/00", SizeBytes, Cancel);
        await line.IsSilent.Task.WaitAsync(Cancel);
        time.Advance(BoundedReader.Silence);
        Assert.Equal(file, Assert.IsType<FetchOutcome.Found>(await fetch).Bytes);
        Assert.Equal([null, ComesBeforeItDies], line.AskedFrom);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_in_seconds_however_long_the_file_may_be()
    {
        line.Answers = false;
        var fetch = Source.FetchAsync("blob/00/00", SizeBytes, Cancel);
        await line.IsSilent.Task.WaitAsync(Cancel);
        time.Advance(BoundedReader.Silence);
        var failed = Assert.IsType<FetchOutcome.Failed>(await fetch);
        Assert.Contains("longer than", failed.Reason, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        client.Dispose();
        line.Dispose();
    }

    private sealed class DyingLine(byte[] file) : HttpMessageHandler
    {
        public TaskCompletionSource IsSilent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<long?> AskedFrom { get; } = [];

        public bool Answers { get; set; } = true;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!Answers)
            {
                IsSilent.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            var from = request.Headers.Range?.Ranges.Single().From;
            AskedFrom.Add(from);
            Stream stream = from is { } start
                ? new MemoryStream(file[(int)start..])
                : new DyingStream(file[..ComesBeforeItDies], IsSilent);
            var response = new HttpResponseMessage(from is null ? HttpStatusCode.OK : HttpStatusCode.PartialContent)
            {
                Content = new StreamContent(stream),
            };
            response.Headers.ETag = new EntityTagHeaderValue("\"b\"");
            response.Content.Headers.ContentLength = file.Length - (from ?? 0);
            response.Content.Headers.ContentRange = from is { } first
                ? new ContentRangeHeaderValue(first, file.Length - 1, file.Length)
                : null;
            return response;
        }
    }

    private sealed class DyingStream(byte[] first, TaskCompletionSource isSilent) : MemoryStream(first)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            if (await base.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                return read;
            }

            isSilent.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return 0;
        }
    }
}
