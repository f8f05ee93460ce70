using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VillagePublic.Content.Links;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Care;
using VillagePublic.Kiosk.Hosting;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Runs the screen until Ctrl-C or the service manager ends it.</summary>
internal static class RunCommand
{
    /// <summary>Adds the command, and makes it what happens without one.</summary>
    public static void AddTo(RootCommand root)
    {
        var run = new Command("run", "Run the screen (what happens without a command).");
        foreach (var command in (Command[])[root, run])
        {
            KioskOptionSet.AddFollowTo(command);
            KioskOptionSet.AddScreenTo(command);
            command.SetAction(RunAsync);
        }

        root.Add(run);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            int? port = null;
            while (true)
            {
                var options = KioskOptionSet.ReadScreen(parsed);
                options.Port = port ?? options.Port;
                if (!await RunOnceAsync(options, isFirst: port is null, console.Output, cancellationToken)
                    || cancellationToken.IsCancellationRequested)
                {
                    return Environment.ExitCode;
                }

                // Phones know the address; it stays the same although any free one was asked for.
                port = options.Port;
            }
        }
        catch (OptionsValidationException exception)
        {
            await console.Error.WriteLineAsync(string.Join('\n', exception.Failures));
            return ExitCode.Usage;
        }
        catch (Exception exception) when (
            exception is StoreInUseException or IOException)
        {
            await console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Findings;
        }
    }

    /// <returns>Whether the screen ended in order to start again.</returns>
    private static async Task<bool> RunOnceAsync(
        KioskOptions options, bool isFirst, TextWriter output, CancellationToken cancellationToken)
    {
        if (options.Key is { } pairedKey && isFirst)
        {
            // What this machine was told; what the admin adds is kept apart.
            new Pairing(pairedKey, [.. options.Feeds]).Write(options.DataFolder);
        }

        KioskCharge.Read(options.DataFolder).Wishes.ApplyTo(options);
        await using var app = KioskHost.Build(options, TimeProvider.System);
        await app.StartAsync(cancellationToken);
        options.Port = new Uri(app.Urls.First()).Port;
        if (isFirst)
        {
            await WelcomeAsync(app, options, output);
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return app.Services.GetService<KioskRestart>()?.IsWanted == true;
    }

    private static async Task WelcomeAsync(WebApplication app, KioskOptions options, TextWriter output)
    {
        var phones = app.Services.GetRequiredService<PhoneAddress>().Find();
        var own = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{options.Port}");
        await output.WriteLineAsync($"""

            村务公开 · the screen is running
              screen in a browser   {own}/screen
              phone pages           {phones}
              data                  {options.DataFolder}
              follows               {(
                  options.Feeds.Count > 0 ? string.Join(", ", options.Feeds)
                  : options.Key is not null ? "sticks"
                  : "nothing (--feed URL --key KEY)")}

            """);
        if (options.Key is { } logKey)
        {
            using var key = KioskKey.ReadOrCreate(options.DataFolder);
            await output.WriteLineAsync($"""
                  log's fingerprint     {VerifierKey.TryParse(logKey)?.Fingerprint}
                  screen's fingerprint  {key.Verifier.Fingerprint}

                """);
        }

        await output.WriteLineAsync(
            QrSymbol.Encode(phones.AbsoluteUri).ToTerminalText(colours: !Console.IsOutputRedirected));
    }
}
