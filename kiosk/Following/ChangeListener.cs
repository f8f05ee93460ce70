using VillagePublic.Content.Feed;

namespace VillagePublic.Kiosk.Following;

/// <summary>Listens to one source's event stream and passes on every "look".</summary>
/// <param name="client">Client for the stream.</param>
/// <param name="address">Address of the feed.</param>
/// <param name="signal">Raised at every event.</param>
/// <param name="time">The clock.</param>
/// <param name="untilOpen">How long until the line may be used; <see langword="null"/>: always.</param>
internal sealed class ChangeListener(
    HttpClient client, Uri address, FeedSignal signal, TimeProvider time, Func<TimeSpan>? untilOpen = null)
{
    // The server says at least ": still here" every 20 s; three missed ones mean that the line is dead.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    // A stream is lines of a few characters; whoever sends longer ones wants memory.
    private const int MaxLineLength = 256;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Listens for as long as the kiosk runs. Without a stream the kiosk still asks at its interval.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            if (untilOpen?.Invoke() is { } closed && closed > TimeSpan.Zero)
            {
                await Task.Delay(closed, time, cancellationToken);
            }

            try
            {
                await ListenAsync(() => pause = FirstPause, cancellationToken);
            }
            catch (Exception exception) when (
                exception is HttpRequestException or IOException or InvalidDataException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // No stream there, or it broke: try again later; the interval covers the time between.
            }

            await Task.Delay(Jitter.Of(pause), time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task ListenAsync(Action onConnected, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        using var request = new HttpRequestMessage(
            HttpMethod.Get, address.AbsoluteUri.TrimEnd('/') + "/events");
        using var response = await client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        response.EnsureSuccessStatusCode();
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
        {
            throw new InvalidDataException("That is no event stream.");
        }

        onConnected();
        await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
        var buffer = new byte[MaxLineLength];
        var line = new System.Text.StringBuilder();
        while (await stream.ReadAsync(buffer, either.Token) is > 0 and var count)
        {
            if (untilOpen?.Invoke() > TimeSpan.Zero)
            {
                return;
            }

            silence.CancelAfter(Silence);
            foreach (var c in buffer.AsSpan(0, count))
            {
                TakeCharacter((char)c, line);
            }
        }
    }

    private void TakeCharacter(char c, System.Text.StringBuilder line)
    {
        if (c != '\n')
        {
            if (line.Length == MaxLineLength)
            {
                throw new InvalidDataException("That is no event stream of ours.");
            }

            line.Append(c);
            return;
        }

        if (line.ToString() == "event: look")
        {
            signal.Raise();
        }

        line.Clear();
    }
}
