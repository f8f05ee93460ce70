using System.Net;
using Microsoft.Extensions.Logging;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Kiosk.Following;

/// <summary>Cosigns what the kiosk has verified and tells the log so; so a log rolled back finds out.</summary>
/// <param name="client">Client for the reports.</param>
/// <param name="feeds">Addresses the kiosk follows.</param>
/// <param name="key">The kiosk's key, of kind <see cref="KeyKind.Cosignature"/>.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where an alarm is told to people.</param>
public sealed partial class SeenReporter(
    HttpClient client, IReadOnlyList<Uri> feeds, SigningKey key, TimeProvider time, ILogger<SeenReporter> logger)
{
    /// <summary>Header with the kiosk's verifier key: an admin can offer to pair a kiosk it does not know.</summary>
    public const string KeyHeader = "VillagePublic-Kiosk";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Reports one verified head to every feed that takes reports.</summary>
    /// <returns>How many took it.</returns>
    public async Task<int> ReportAsync(LogHead head, CancellationToken cancellationToken)
    {
        if (SignedNote.TryParse(head.Note) is not { } note)
        {
            return 0;
        }

        var cosigned = note.WithSignatures([.. note.Signatures, key.Sign(note.Text, time.GetUtcNow())]).ToBytes();
        var taken = 0;
        foreach (var feed in feeds)
        {
            using var tooSlow = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(tooSlow.Token, cancellationToken);
            try
            {
                using var content = new ByteArrayContent(cosigned);
                content.Headers.Add(KeyHeader, key.Verifier.ToString());
                using var response = await client.PostAsync(
                    new Uri(feed.AbsoluteUri.TrimEnd('/') + "/seen"), content, either.Token);
                taken += response.IsSuccessStatusCode ? 1 : 0;
                if (response.StatusCode == HttpStatusCode.Conflict)
                {
                    LogIsBehind(feed, head.Checkpoint.Size);
                }
            }
            catch (Exception exception) when (exception is HttpRequestException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // Reports are a courtesy; a mirror takes none, and following has already told if nobody is there.
                NotTaken(feed, exception.Message);
            }
        }

        return taken;
    }

    [LoggerMessage(1, LogLevel.Error, "{Feed} holds less than this kiosk has verified ({Size} entries).")]
    private partial void LogIsBehind(Uri feed, long size);

    [LoggerMessage(2, LogLevel.Debug, "{Feed} took no report: {Reason}")]
    private partial void NotTaken(Uri feed, string reason);
}
