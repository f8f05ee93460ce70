using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Kiosk.Serving;

/// <summary>Puts what kiosks have cosigned under the log's note, those of a moment together: each by itself would be a
/// write of the log, and a thousand kiosks sign at once.</summary>
/// <param name="find">The log, or <see langword="null"/> for as long as there is none.</param>
/// <param name="kiosks">Keys of the paired kiosks.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told that the store failed.</param>
public sealed partial class CosignatureWorker(
    Func<LogPublisher?> find,
    Func<IReadOnlyList<VerifierKey>> kiosks,
    TimeProvider time,
    ILogger<CosignatureWorker> logger) : BackgroundService
{
    // Nobody waits for them; a publication that comes meanwhile does not have to either.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    // Bounds memory: three lines of some ten thousand kiosks. A line that is lost comes again within a minute.
    private const int MaxWaitingCount = 30_000;

    private readonly Channel<NoteSignature> waiting = Channel.CreateBounded<NoteSignature>(
        new BoundedChannelOptions(MaxWaitingCount) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Takes lines that a kiosk has sent, good or not. From any thread.</summary>
    public void Take(IReadOnlyList<NoteSignature> lines)
    {
        foreach (var line in lines)
        {
            waiting.Writer.TryWrite(line);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(Moment, time, stoppingToken);
            var lines = new List<NoteSignature>();
            while (waiting.Reader.TryRead(out var line))
            {
                lines.Add(line);
            }

            try
            {
                find()?.AddCosignatures(kiosks(), lines);
            }
            catch (IOException exception)
            {
                // The kiosks sign again within a minute.
                StoreFailed(exception);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The log's store failed.")]
    private partial void StoreFailed(Exception exception);
}
