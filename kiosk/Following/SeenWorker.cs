using Microsoft.Extensions.Hosting;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Kiosk.Following;

/// <summary>Reports every state the kiosk has newly verified, once.</summary>
internal sealed class SeenWorker(FollowWorker follower, ILogStore store, SeenReporter reporter) : BackgroundService
{
    private readonly FeedSignal followed = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        follower.Followed += outcome =>
        {
            if (outcome is FollowOutcome.Advanced or FollowOutcome.UpToDate)
            {
                followed.Raise();
            }
        };
        byte[] reported = [];
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = followed.NextAsync();
            if (store.ReadHead() is { } head && !head.Note.AsSpan().SequenceEqual(reported))
            {
                await reporter.ReportAsync(head, stoppingToken);
                reported = head.Note;
            }

            await next.WaitAsync(stoppingToken);
        }
    }
}
