using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VillagePublic.Benchmarks;

/// <summary>Connections of readers who look at a page: each has asked once, has its answer, and stays open.</summary>
internal sealed class HeldConnections : IDisposable
{
    private readonly List<Socket> sockets = [];

    /// <summary>Opens them one after another and asks each for a page.</summary>
    public static async Task<HeldConnections> OpenAsync(string address, string path, int count)
    {
        var uri = new Uri(address);
        var ask = Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {uri.Authority}\r\nAccept-Encoding: br\r\n\r\n");
        var buffer = new byte[64 * 1024];
        var held = new HeldConnections();
        for (var i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            held.sockets.Add(socket);
            await socket.ConnectAsync(IPAddress.Loopback, uri.Port);
            await socket.SendAsync(ask);
            var length = await socket.ReceiveAsync(buffer);
            if (!Encoding.ASCII.GetString(buffer, 0, length).StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"Connection {i} to {address} got no page.");
            }
        }

        return held;
    }

    /// <summary>How many of them the server has not closed.</summary>
    public int CountOpen() => sockets.Count(IsOpen);

    public void Dispose() => sockets.ForEach(socket => socket.Dispose());

    // What is left of the answer is read first; a closed connection then reads as ended.
    private static bool IsOpen(Socket socket)
    {
        var rest = new byte[64 * 1024];
        while (socket.Poll(0, SelectMode.SelectRead))
        {
            if (socket.Receive(rest) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
