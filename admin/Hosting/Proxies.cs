using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace VillagePublic.Admin.Hosting;

/// <summary>Whom to believe when a request says that it was made for somebody else.</summary>
internal static class Proxies
{
    /// <summary>Reads what a person named: an address or a network such as <c>10.0.0.0/24</c>.</summary>
    /// <returns><see langword="null"/> when it is neither.</returns>
    public static IPNetwork? TryParse(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : null;

    /// <summary>Takes the caller's address and scheme from the named proxies' headers, and from nobody else's: whoever
    /// could claim any address could try passwords without end.</summary>
    public static void UseProxies(this IApplicationBuilder app, ServeOptions options)
    {
        if (options.Proxies.Count == 0)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = options.Proxies.Count,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.Proxies)
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(forwarded);
    }
}
