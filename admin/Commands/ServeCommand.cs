using System.CommandLine;
using VillagePublic.Admin.Hosting;

namespace VillagePublic.Admin.Commands;

/// <summary>Serves the clerk's app, the public pages and the feed, and runs a screen.</summary>
internal static class ServeCommand
{
    /// <summary>Adds the command, and makes it what happens without one.</summary>
    public static void AddTo(RootCommand root)
    {
        var data = DataOption.Create();
        var listen = new Option<string>("--listen")
        {
            Description = "Address to listen on. Default: " + ServeOptions.DefaultAddress,
            DefaultValueFactory = _ => ServeOptions.DefaultAddress,
        };
        var empty = new Option<bool>("--empty")
        {
            Description = "Start a village of your own instead of the sample village.",
        };
        var noScreen = new Option<bool>("--no-screen")
        {
            Description = "Do not run a screen in this process.",
        };
        var serve = new Command("serve", "Serve the village (what happens without a command).");
        foreach (var command in (Command[])[root, serve])
        {
            command.Add(data);
            command.Add(listen);
            command.Add(empty);
            command.Add(noScreen);
            command.SetAction((parsed, cancellationToken) => RunAsync(
                new ServeOptions(DataFolder.Resolve(parsed.GetValue(data)))
                {
                    Listen = parsed.GetRequiredValue(listen),
                    Empty = parsed.GetValue(empty),
                    HasScreen = !parsed.GetValue(noScreen),
                },
                parsed.InvocationConfiguration,
                cancellationToken));
        }

        root.Add(serve);
    }

    private static async Task<int> RunAsync(
        ServeOptions options, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(options.Listen, UriKind.Absolute, out var address) || !address.Scheme.StartsWith("http"))
        {
            await console.Error.WriteLineAsync($"'{options.Listen}' is not an address such as {options.Listen}.");
            return ExitCode.Usage;
        }

        await using var app = AdminHost.Build(options, TimeProvider.System);
        await AdminHost.PrepareAsync(app);
        await app.StartAsync(cancellationToken);
        await Welcome.WriteAsync(app, console.Output);
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Success;
    }
}
