using System.Buffers.Binary;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Kiosk.Following;
using VillagePublic.Kiosk.Hosting;

namespace VillagePublic.Kiosk.Care;

/// <summary>Tells the admin how this screen is, every minute and whenever there may be orders, and obeys what the log's
/// own key has signed.</summary>
/// <remarks>A mirror takes no report and gives no orders: it answers 404 and is left in peace.</remarks>
internal sealed partial class CareWorker(
    HttpClient client,
    FollowWorker follower,
    KioskScreen screen,
    KioskProbe probe,
    KioskOptions options,
    KioskRestart restart,
    SigningKey key,
    VerifierKey log,
    TimeProvider time,
    ILogger<CareWorker> logger) : BackgroundService
{
    /// <summary>Time between two reports when nothing happens; an admin calls a screen silent after a few.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>New settings wait until nobody has touched the screen for so long.</summary>
    public static readonly TimeSpan Untouched = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly FeedSignal followed = new();
    private KioskCharge charge = KioskCharge.Read(options.DataFolder);
    private RefusedSettings? refused;
    private string? doneTask;
    private bool waitsForQuiet;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        follower.Followed += _ => followed.Raise();
        var hours = options.LineHours is { } text ? LineHours.TryParse(text) : null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = followed.NextAsync();
            if (!(hours?.UntilOpen(time.GetUtcNow()) > TimeSpan.Zero))
            {
                foreach (var feed in options.Feeds.Where(FollowSetup.IsAddress).ToArray())
                {
                    await TalkAsync(feed, stoppingToken);
                }
            }

            if (waitsForQuiet && !(time.GetUtcNow() - screen.TouchedAt < Untouched))
            {
                restart.Begin();
                return;
            }

            await Task.WhenAny(next, Task.Delay(waitsForQuiet ? Untouched : Interval, time, stoppingToken));
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Reports, obeys, and reports what was done.</summary>
    private async Task TalkAsync(string feed, CancellationToken cancellationToken)
    {
        try
        {
            var orders = await ReportAsync(feed, picture: null, cancellationToken);
            if (orders is null)
            {
                return;
            }

            Take(orders);
            if (orders.Task is { } task && task.Id != doneTask)
            {
                doneTask = task.Id;
                var picture = task.Kind == KioskTaskKind.Picture
                    ? await screen.TakePictureAsync(cancellationToken)
                    : null;

                // Told before it is done: a restart that was not heard of would be ordered again for ever.
                await ReportAsync(feed, picture, cancellationToken);
                if (task.Kind == KioskTaskKind.Restart)
                {
                    LogRestart(feed);
                    restart.Begin();
                }
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Following has already told if nobody is there; the next minute tries again.
            NotTaken(feed, exception.Message);
        }
    }

    private void Take(KioskOrders orders)
    {
        if (orders.SettingsNumber == charge.Number || orders.SettingsNumber == refused?.Number)
        {
            return;
        }

        if (orders.Settings.Faults() is [_, ..] faults)
        {
            refused = new RefusedSettings(orders.SettingsNumber, string.Join(' ', faults));
            return;
        }

        charge = new KioskCharge(orders.SettingsNumber, orders.Settings);
        charge.Write(options.DataFolder);
        LogSettings(charge.Number);
        waitsForQuiet = true;
    }

    private async Task<KioskOrders?> ReportAsync(string feed, byte[]? picture, CancellationToken cancellationToken)
    {
        var report = await probe.LookAsync(cancellationToken) with
        {
            SettingsNumber = waitsForQuiet ? 0 : charge.Number,
            Refused = refused,
            DoneTask = doneTask,
            PictureSha256 = picture is null ? null : Hash.Of(picture).ToString(),
        };
        var note = report.Sign(log.Name, key, time.GetUtcNow());
        var body = new byte[sizeof(int) + note.Length + (picture?.Length ?? 0)];
        BinaryPrimitives.WriteInt32BigEndian(body, note.Length);
        note.CopyTo(body, sizeof(int));
        picture?.CopyTo(body, sizeof(int) + note.Length);

        using var tooSlow = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooSlow.Token, cancellationToken);
        using var content = new ByteArrayContent(body);
        using var response = await client.PostAsync(
            new Uri(feed.TrimEnd('/') + CareEndpoints.Path), content, either.Token);
        if (response.StatusCode != HttpStatusCode.OK || follower.ClockKey is not { } clock)
        {
            return null;
        }

        await using var answer = await response.Content.ReadAsStreamAsync(either.Token);
        return await Serving.BoundedBody.ReadAsync(answer, SignedNote.MaxSizeBytes, either.Token) is { } bytes
            ? KioskOrders.TryRead(bytes, note, log.Name, key.Verifier, clock)
            : null;
    }

    [LoggerMessage(
        1, LogLevel.Information, "Settings {Number} were taken over; the screen starts again when nobody reads.")]
    private partial void LogSettings(long number);

    [LoggerMessage(2, LogLevel.Information, "The screen starts again, as ordered by {Feed}.")]
    private partial void LogRestart(string feed);

    [LoggerMessage(3, LogLevel.Debug, "{Feed} took no report: {Reason}")]
    private partial void NotTaken(string feed, string reason);
}
