using System.CommandLine;
using Microsoft.Extensions.Configuration;
using VillagePublic.Kiosk.Hosting;

namespace VillagePublic.Kiosk.Commands;

/// <summary>The options of everything that runs on the kiosk's own data.</summary>
internal static class KioskOptionSet
{
    public static readonly Option<string?> Data = CommandOption.Make<string?>(
        "--data", $"Folder of the kiosk's data. Default: {DataFolder.Variable}, or the platform's data folder.", null);

    private static readonly Option<string[]> Feed = CommandOption.Make<string[]>(
        "--feed", "Address or folder of the log's feed; may be given several times.", []);

    private static readonly Option<string?> Key = CommandOption.Make<string?>(
        "--key", "The log's verifier key, as admin prints it. Needed once; then remembered.", null);

    private static readonly Option<DisplayChoice?> Display = CommandOption.Make<DisplayChoice?>(
        "--display", "auto, window, browser or none.", null);

    private static readonly Option<int?> Port = CommandOption.Make<int?>(
        "--port", "Port of the pages, the feed and the browser screen. Default: 5090.", null);

    private static readonly Option<double?> Diagonal = CommandOption.Make<double?>(
        "--diagonal", "Diagonal of the display in inches. Default: what it says, else 21.5.", null);

    private static readonly Option<int?> Rotation = CommandOption.Make<int?>(
        "--rotation", "Turn of the picture in degrees, for a panel hung on its side: 0, 90, 180 or 270.", null);

    private static readonly Option<int?> TouchRotation = CommandOption.Make<int?>(
        "--touch-rotation", "Turn of the touch panel when it is another one than the picture's.", null);

    private static readonly Option<bool> Calibrate = CommandOption.Make(
        "--calibrate", "Begin with the calibration of the touch panel.", false);

    private static readonly Option<bool> Wifi = CommandOption.Make(
        "--wifi", "Serve pages and feed to the hall's Wi-Fi too.", false);

    private static readonly Option<bool> Windowed = CommandOption.Make(
        "--windowed", "A window instead of the whole display.", false);

    private static readonly Option<string?> PublicAddress = CommandOption.Make<string?>(
        "--public-address", "Where phones open the village's pages, for the QR codes.", null);

    private static readonly Option<string?> Language = CommandOption.Make<string?>(
        "--language", "Language the screen starts with: " + CommandOption.Languages + ".", null);

    /// <summary>Adds what following needs.</summary>
    public static void AddFollowTo(Command command)
    {
        command.Add(Data);
        command.Add(Feed);
        command.Add(Key);
    }

    /// <summary>Adds what running a screen needs besides.</summary>
    public static void AddScreenTo(Command command)
    {
        command.Add(Display);
        command.Add(Port);
        command.Add(Diagonal);
        command.Add(Rotation);
        command.Add(TouchRotation);
        command.Add(Calibrate);
        command.Add(Wifi);
        command.Add(Windowed);
        command.Add(PublicAddress);
        command.Add(Language);
    }

    /// <summary>Environment and settings first, then what the pairing remembers, then the command line.</summary>
    public static KioskOptions Read(ParseResult parsed)
    {
        var options = new KioskOptions();
        new ConfigurationBuilder().AddEnvironmentVariables(KioskHost.EnvironmentPrefix).Build()
            .GetSection(KioskOptions.SectionName).Bind(options);
        options.DataFolder = DataFolder.Resolve(
            parsed.GetValue(Data) ?? (options.DataFolder.Length > 0 ? options.DataFolder : null));
        var given = parsed.GetValue(Feed) ?? [];
        if (given.Length > 0)
        {
            options.Feeds = given;
            options.Key ??= Pairing.Read(options.DataFolder)?.Key;
        }
        else if (options.Feeds.Count == 0 && Pairing.Read(options.DataFolder) is { } pairing)
        {
            options.Feeds = [.. pairing.Feeds];
            options.Key = pairing.Key;
        }

        // Without a feed too: a hall without a line knows its log by the key and reads sticks.
        options.Key = parsed.GetValue(Key) ?? options.Key;
        return options;
    }

    /// <summary>The same with what is said about the screen.</summary>
    public static KioskOptions ReadScreen(ParseResult parsed)
    {
        var options = Read(parsed);
        options.Display = parsed.GetValue(Display) ?? options.Display;
        options.Port = parsed.GetValue(Port) ?? options.Port;
        options.DiagonalInches = parsed.GetValue(Diagonal) ?? options.DiagonalInches;
        options.RotationDegrees = parsed.GetValue(Rotation) ?? options.RotationDegrees;
        options.TouchRotationDegrees = parsed.GetValue(TouchRotation) ?? options.TouchRotationDegrees;
        options.StartsCalibration |= parsed.GetValue(Calibrate);
        options.ServeWifi |= parsed.GetValue(Wifi);
        options.FullScreen &= !parsed.GetValue(Windowed);
        options.Language = parsed.GetValue(Language) ?? options.Language;
        if (parsed.GetValue(PublicAddress) is { } address)
        {
            options.PublicAddress = new Uri(address, UriKind.RelativeOrAbsolute);
        }

        return options;
    }
}
