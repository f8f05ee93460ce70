using System.CommandLine;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Mirroring;
using VillagePublic.Admin.Township;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Hosting;

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
        var display = new Option<DisplayChoice>("--display")
        {
            Description = "Where the screen shows itself: auto, window, browser (/screen) or none.",
        };
        var publicAddress = new Option<Uri?>("--public-address")
        {
            Description = "Where phones reach the pages, such as https://qingxi.example/. Stands in QR codes.",
            CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri) ? uri : null,
        };
        var backupTo = CreateBackupTo();
        var mirror = CreateMirror();
        var (certificate, certificateKey, proxy) = CreateHttps();
        var serve = new Command("serve", "Serve the village (what happens without a command).");
        foreach (var command in (Command[])[root, serve])
        {
            Option[] options =
                [data, listen, empty, noScreen, display, publicAddress, mirror, backupTo, certificate, certificateKey,
                    proxy];
            foreach (var option in options)
            {
                command.Add(option);
            }

            command.SetAction((parsed, cancellationToken) => RunAsync(
                new ServeOptions(DataFolder.Resolve(parsed.GetValue(data)))
                {
                    Listen = parsed.GetRequiredValue(listen),
                    Empty = parsed.GetValue(empty),
                    HasScreen = !parsed.GetValue(noScreen) && parsed.GetValue(display) != DisplayChoice.None,
                    Display = parsed.GetValue(display),
                    PublicAddress = parsed.GetValue(publicAddress),
                    BackupTo = parsed.GetValue(backupTo),
                    Mirrors = parsed.GetValue(mirror) ?? [],
                    Certificate = parsed.GetValue(certificate),
                    CertificateKey = parsed.GetValue(certificateKey),
                    Proxies = [.. (parsed.GetValue(proxy) ?? []).Select(text => Proxies.TryParse(text)!.Value)],
                },
                parsed.InvocationConfiguration,
                cancellationToken));
        }

        root.Add(serve);
    }

    private static Option<string[]> CreateMirror() => new("--mirror")
    {
        Description = "Folder, or bucket as s3://BUCKET/PREFIX?endpoint=URL&region=R&style=path, that is kept as a "
            + "copy of the log, for a web server; may be given several times.",
        DefaultValueFactory = _ => [],
    };

    private static (Option<string?> Certificate, Option<string?> Key, Option<string[]> Proxy) CreateHttps()
    {
        var proxy = new Option<string[]>("--proxy")
        {
            Description = "Address or network of an HTTPS proxy in front of this program, such as 127.0.0.1; only its "
                + "word is taken for who asks. May be given several times.",
            DefaultValueFactory = _ => [],
        };
        proxy.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => Proxies.TryParse(token.Value) is null))
            {
                result.AddError($"'{token.Value}' is no address or network such as 10.0.0.0/24.");
            }
        });
        return (
            new Option<string?>("--certificate")
            {
                Description = "Certificate for --listen https://…: a PEM file with its chain, or a PFX file.",
            },
            new Option<string?>("--certificate-key") { Description = "Its key, when it is in a PEM file of its own." },
            proxy);
    }

    private static Option<string?> CreateBackupTo() => new("--backup-to")
    {
        Description = "Folder of the daily backup, best on another disk, or s3://BUCKET/PREFIX. Default: backups/ "
            + "of the data folder.",
    };

    private static async Task<int> RunAsync(
        ServeOptions options, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(options.Listen, UriKind.Absolute, out var address) || !address.Scheme.StartsWith("http"))
        {
            await console.Error.WriteLineAsync(
                $"'{options.Listen}' is not an address such as {ServeOptions.DefaultAddress}.");
            return ExitCode.Usage;
        }

        if (options.Mirrors.Append(options.BackupTo ?? "").FirstOrDefault(copy => !BucketAddress.IsCopy(copy))
            is { } malformed)
        {
            await console.Error.WriteLineAsync($"'{malformed}' is not such as {BucketAddress.Example}.");
            return ExitCode.Usage;
        }

        if (address.Scheme == Uri.UriSchemeHttps && options.Certificate is null)
        {
            await console.Error.WriteLineAsync("https 要有证书：加上 --certificate 文件。 https needs --certificate FILE.");
            return ExitCode.Usage;
        }

        try
        {
            await using var app = options.Data.IsTownship
                ? TownshipHost.Build(options, TimeProvider.System)
                : AdminHost.Build(options, TimeProvider.System);
            await AdminHost.PrepareAsync(app);
            await app.StartAsync(cancellationToken);
            await Welcome.WriteAsync(app, console.Output);
            await app.WaitForShutdownAsync(cancellationToken);
            return Environment.ExitCode;
        }
        catch (StoreInUseException exception)
        {
            return AdminWork.Refuse(console, exception.LocalMessage.Chinese, exception.LocalMessage.English);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A port that is taken, a disk that is full: words help, a stack trace does not.
            return AdminWork.Refuse(console, "没有启动：" + exception.Message, "Not started: " + exception.Message);
        }
    }
}
