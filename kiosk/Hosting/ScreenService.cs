using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Keeps a screen for as long as the host runs, and ends the host when the screen ends.</summary>
internal sealed partial class ScreenService(
    KioskScreen screen, IHostApplicationLifetime lifetime, ILogger<ScreenService> logger) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (screen.NoWindowReason is { } reason)
        {
            LogNoWindow(reason);
        }

        if (screen.FontProblem is { } problem)
        {
            LogFontProblem(problem);
        }

        screen.ReportMissingFonts(LogFontMissing);
        _ = WatchAsync();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        screen.Dispose();
        return Task.CompletedTask;
    }

    private async Task WatchAsync()
    {
        try
        {
            await screen.Completion;
        }
        catch (Exception exception)
        {
            // A screen that cannot go on is of no use: the host stops, and the service manager starts it again.
            LogScreenFailed(exception);
            Environment.ExitCode = 1;
        }

        lifetime.StopApplication();
    }

    [LoggerMessage(1, LogLevel.Warning, "No window: {Reason} The screen is at /screen instead.")]
    private partial void LogNoWindow(string reason);

    [LoggerMessage(2, LogLevel.Critical, "The screen failed and the kiosk stops.")]
    private partial void LogScreenFailed(Exception exception);

    [LoggerMessage(3, LogLevel.Error, "{Problem}")]
    private partial void LogFontProblem(string problem);

    [LoggerMessage(4, LogLevel.Warning, "{Missing}")]
    private partial void LogFontMissing(string missing);
}
