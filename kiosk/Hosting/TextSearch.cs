using VillagePublic.Content.Store;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Searches texts beside the screen: an answer that takes longer than a glance is shown when it has come.
/// </summary>
/// <remarks>Used by the screen's thread; the search runs on another.</remarks>
/// <param name="search">May wait for the disk.</param>
/// <param name="onAnswer">Told on another thread that an answer that was waited for has come.</param>
internal sealed class TextSearch(Func<string, int, IReadOnlyList<SearchHit>> search, Action onAnswer)
{
    /// <summary>Two frames: most answers come in one, and then the screen is drawn once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(25);

    private (string Query, int Limit)? asked;
    private Task<IReadOnlyList<SearchHit>>? answer;

    /// <summary>The hits; <see langword="null"/> as long as they are on their way.</summary>
    public IReadOnlyList<SearchHit>? Find(string query, int limit)
    {
        if (asked != (query, limit) || answer is null)
        {
            asked = (query, limit);
            answer = Task.Run(() => search(query, limit));
        }

        var current = answer;
        try
        {
            if (current.Wait(Patience))
            {
                return current.Result;
            }
        }
        catch (AggregateException exception) when (exception.InnerException is IOException)
        {
            // A store that is being mended finds nothing; the next key asks again.
            answer = null;
            return [];
        }

        _ = current.ContinueWith(
            _ => onAnswer(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return null;
    }

    /// <summary>Forgets what was found: the village has changed.</summary>
    public void Forget() => asked = null;
}
