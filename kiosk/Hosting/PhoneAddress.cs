using System.Globalization;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Finds the address under which a phone opens the village's pages.</summary>
internal sealed class PhoneAddress(KioskOptions options)
{
    private const string FeedSegment = "/feed";

    /// <summary>What was configured, else this machine on the hall's Wi-Fi, else where the feed comes from.</summary>
    public Uri Find()
    {
        if (options.PublicAddress is { } configured)
        {
            return configured;
        }

        if (options.ServeWifi && OwnAddress() is { } own)
        {
            return Own(own);
        }

        var feed = options.Feeds.FirstOrDefault(
            source => source.StartsWith("http", StringComparison.OrdinalIgnoreCase));
        return feed is null ? Own("127.0.0.1") : new Uri(WithoutFeed(feed.TrimEnd('/')) + "/");
    }

    /// <summary>Where a helper finds this machine's own screen; <see langword="null"/> when it answers only itself.
    /// </summary>
    public Uri? FindScreen() => options.ServeWifi && OwnAddress() is { } own ? Own(own) : null;

    private static string WithoutFeed(string address) =>
        address.EndsWith(FeedSegment, StringComparison.Ordinal) ? address[..^FeedSegment.Length] : address;

    private Uri Own(string host) => new(string.Create(CultureInfo.InvariantCulture, $"http://{host}:{options.Port}/"));

    /// <summary>This machine's address in the local network; <see langword="null"/> without one.</summary>
    private static string? OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up)
        .Where(card => card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses)
        .Where(address => address.Address.AddressFamily == AddressFamily.InterNetwork)
        .Select(address => address.Address.ToString())
        .FirstOrDefault();
}
