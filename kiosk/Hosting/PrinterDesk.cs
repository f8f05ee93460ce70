using Microsoft.Extensions.Hosting;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Prints what somebody at the screen asks for, as long as there is a printer.</summary>
/// <param name="find">Name of the printer; <see langword="null"/> when there is none.</param>
/// <param name="print">Makes the sheet of a revision and hands it to that printer; says whether it was taken.</param>
/// <param name="status">Where the screens see how it stands.</param>
/// <param name="time">The clock.</param>
internal sealed class PrinterDesk(
    Func<CancellationToken, Task<string?>> find,
    Func<string, MachineRequest.Print, CancellationToken, Task<bool>> print,
    StatusBoard status,
    TimeProvider time) : BackgroundService
{
    /// <summary>Sheets within an hour: a hall prints a few, a child's game would empty the tray.</summary>
    public const int MaxPerHour = 12;

    /// <summary>Time between two sheets: that of walking to the printer.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Time between two looks for a printer.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> sheets = new();
    private readonly SemaphoreSlim gate = new(1, 1);
    private DateTimeOffset freeAt;
    private string? printer;

    /// <summary>Takes a request and returns at once.</summary>
    public void Take(MachineRequest.Print request)
    {
        if (status.Current.Printer == PrinterState.Ready)
        {
            Show(PrinterState.Busy);
            _ = Task.Run(() => PrintAsync(request, CancellationToken.None));
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        gate.Dispose();
        base.Dispose();
    }

    /// <summary>Looks whether there is a printer, and whether it may be used again.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            printer = await find(cancellationToken);
            if (printer is null)
            {
                Show(PrinterState.None);
            }
            else if (time.GetUtcNow() >= freeAt)
            {
                Show(PrinterState.Ready);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Prints one sheet.</summary>
    internal async Task PrintAsync(MachineRequest.Print request, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var isTaken = printer is { } name && await print(name, request, cancellationToken);
            var now = time.GetUtcNow();
            sheets.Enqueue(now);
            while (sheets.Peek() <= now - TimeSpan.FromHours(1))
            {
                sheets.Dequeue();
            }

            freeAt = sheets.Count >= MaxPerHour ? sheets.Peek() + TimeSpan.FromHours(1) : now + Pause;
            Show(isTaken ? PrinterState.Sent : PrinterState.Failed);
        }
        finally
        {
            gate.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Show(PrinterState state)
    {
        if (status.Current.Printer != state)
        {
            status.Replace(status.Current with { Printer = state });
        }
    }
}
