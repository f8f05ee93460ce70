using System.Text;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Hosting;

/// <summary>A disk that is full, read-only or gone: says so in words, and goes on once it is well again.</summary>
/// <remarks>A store that has failed reads and writes nothing until its file was opened anew.</remarks>
/// <param name="store">People and drafts.</param>
/// <param name="village">The village; <see langword="null"/> at a township's own office.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told to whoever looks after the machine.</param>
internal sealed partial class DiskTrouble(
    AdminStore store, TimeProvider time, ILogger<DiskTrouble> logger, HostedVillage? village = null)
    : BackgroundService
{
    private const string Words = """
        磁盘满了，或者出了故障。刚才那一步可能没有做成，以前存好的都还在。
        请管机器的人腾出地方，然后返回上一页，看一看再试一次。不用重启。

        The disk is full or has failed. What you just did may not have been kept; everything kept before is still there.
        Let whoever looks after the machine make room, then go back, look, and try again. No restart is needed.

        """;

    // Screens and phones read on meanwhile; what they lack comes back within moments of the disk.
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(15);

    /// <summary>Opens anew what has failed; says whether all is well now.</summary>
    public bool TryMend()
    {
        try
        {
            store.Mend();
            village?.Mend();
            return true;
        }
        catch (IOException exception)
        {
            NotMended(exception);
            return false;
        }
    }

    /// <summary>Answers a request that met the disk's trouble.</summary>
    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            TryMend();
            await next(context);
        }
        catch (Exception exception) when (
            exception is UnauthorizedAccessException or (IOException and not BadHttpRequestException)
            && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            Failed(exception);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status507InsufficientStorage;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(Words, Encoding.UTF8, context.RequestAborted);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RetryInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            TryMend();
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The disk failed; nothing that was kept is lost.")]
    private partial void Failed(Exception exception);

    [LoggerMessage(2, LogLevel.Error, "The disk still fails.")]
    private partial void NotMended(Exception exception);
}
