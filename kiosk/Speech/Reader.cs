using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Speech;

/// <summary>Lets be heard what a screen wants to be heard, one utterance at a time. Used by one thread.</summary>
/// <param name="say">Says an utterance and returns when it was said, or why it could not be.</param>
/// <param name="report">Hears when an utterance is over; called from any thread.</param>
internal sealed class Reader(
    Func<Utterance, CancellationToken, Task<SpeechFault?>> say, Action<ScreenEvent> report) : IDisposable
{
    private Utterance? current;
    private CancellationTokenSource? stop;

    /// <summary>Goes on with what is being said, or breaks it off and says another.</summary>
    public void Follow(Utterance? wanted)
    {
        if (wanted == current)
        {
            return;
        }

        stop?.Cancel();
        stop?.Dispose();
        stop = null;
        current = wanted;
        if (wanted is not null)
        {
            stop = new CancellationTokenSource();
            _ = SayAsync(wanted, stop.Token);
        }
    }

    public void Dispose() => Follow(null);

    private async Task SayAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        try
        {
            var fault = await say(utterance, cancellationToken);
            report(new ScreenEvent.Spoken(utterance.Number, fault));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Broken off: whoever did so knows.
            return;
        }
    }
}
