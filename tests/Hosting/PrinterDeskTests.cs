using Microsoft.Extensions.Time.Testing;
using VillagePublic.Kiosk.Hosting;
using VillagePublic.Kiosk.Paper;
using VillagePublic.Kiosk.Screens;
using VillagePublic.Tests.Screens;

namespace VillagePublic.Tests.Hosting;

public sealed class PrinterDeskTests : IDisposable
{
    private static readonly MachineRequest.Print Report = new("finance/2026-10", 1);

    private readonly FakeTimeProvider time = new();
    private readonly StatusBoard status = new(KioskStatus.Local);
    private readonly List<MachineRequest.Print> printed = [];
    private readonly PrinterDesk desk;
    private string? printer = "office";
    private bool isTaken = true;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public PrinterDeskTests() => desk = new PrinterDesk(
        async _ => await Task.FromResult(printer),
        (_, request, _) =>
        {
            printed.Add(request);
            return Task.FromResult(isTaken);
        },
        status,
        time);

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_printer_that_comes_and_goes_is_offered_and_not()
    {
        await desk.LookAsync(Cancel);
        Assert.Equal(PrinterState.Ready, status.Current.Printer);
        printer = null;
        await desk.LookAsync(Cancel);
        Assert.Equal(PrinterState.None, status.Current.Printer);
    }

    [Fact]
    public async Task After_a_sheet_the_next_one_waits_a_moment()
    {
        await desk.LookAsync(Cancel);
        await desk.PrintAsync(Report, Cancel);
        Assert.Equal((PrinterState.Sent, Report), (status.Current.Printer, printed.Single()));
        await desk.LookAsync(Cancel);
        Assert.Equal(PrinterState.Sent, status.Current.Printer);
        time.Advance(PrinterDesk.Pause);
        await desk.LookAsync(Cancel);
        Assert.Equal(PrinterState.Ready, status.Current.Printer);
    }

    [Fact]
    public async Task A_printer_that_takes_nothing_is_said_so()
    {
        await desk.LookAsync(Cancel);
        isTaken = false;
        await desk.PrintAsync(Report, Cancel);
        Assert.Equal(PrinterState.Failed, status.Current.Printer);
    }

    [Fact]
    public async Task A_game_does_not_empty_the_tray()
    {
        await desk.LookAsync(Cancel);
        for (var sheet = 0; sheet < PrinterDesk.MaxPerHour; sheet++)
        {
            await desk.PrintAsync(Report, Cancel);
            time.Advance(PrinterDesk.Pause);
        }

        await desk.LookAsync(Cancel);
        Assert.NotEqual(PrinterState.Ready, status.Current.Printer);
        time.Advance(TimeSpan.FromHours(1));
        await desk.LookAsync(Cancel);
        Assert.Equal(PrinterState.Ready, status.Current.Printer);
    }

    [Fact]
    public async Task The_system_gets_the_board_sheet_as_a_pdf_file_on_its_default_printer()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "CUPS is a system of Unix.");
        using var folder = new FakePrintingSystem();
        Assert.Equal("office-laser", await Printer.FindAsync(Cancel));
        using var fonts = VillagePublic.Kiosk.Drawing.FontSet.Load();
        var sheets = new SheetMaker(
            SampleVillage.Library, fonts, () => new Uri("http://192.168.1.20:5090/"), TimeProvider.System);

        Assert.True(await sheets.PrintAsync("office-laser", Report, Cancel));

        Assert.Contains("-d office-laser", folder.Arguments, StringComparison.Ordinal);
        Assert.Contains("media=A4", folder.Arguments, StringComparison.Ordinal);
        Assert.StartsWith("%PDF", folder.Sheet, StringComparison.Ordinal);
    }

    /// <summary>Programs named like those of CUPS, first in the path, that keep what they are given.</summary>
    private sealed class FakePrintingSystem : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("printer-").FullName;
        private readonly string? path = Environment.GetEnvironmentVariable("PATH");

        public FakePrintingSystem()
        {
            Script("lpstat", "echo 'system default destination: office-laser'");
            Script("lp", $"echo \"$@\" > '{folder}/arguments'; cat > '{folder}/sheet'");
            Environment.SetEnvironmentVariable("PATH", folder + Path.PathSeparator + path);
        }

        public string Arguments => File.ReadAllText(Path.Combine(folder, "arguments"));

        public string Sheet => File.ReadAllText(Path.Combine(folder, "sheet"));

        public void Dispose()
        {
            Environment.SetEnvironmentVariable("PATH", path);
            Directory.Delete(folder, recursive: true);
        }

        private void Script(string name, string body)
        {
            var file = Path.Combine(folder, name);
            File.WriteAllText(file, "#!/bin/sh\n" + body + "\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(
                    file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }
}
