using System.Net.Sockets;
using VillagePublic.Content.Feed;

namespace VillagePublic.Tests.Feed;

/// <summary>A client as the kiosk's that counts what it takes off the line, before anything is unpacked.</summary>
internal sealed class CountedClient : IDisposable
{
    private long taken;

    public CountedClient()
    {
        var handler = HttpLogSource.CreateHandler();
        handler.ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new CountedStream(socket, count => Interlocked.Add(ref taken, count));
        };
        Client = HttpLogSource.ClientOver(handler);
    }

    public HttpClient Client { get; }

    public long TakenBytes => Interlocked.Read(ref taken);

    public void Dispose() => Client.Dispose();

    private sealed class CountedStream(Socket socket, Action<int> count) : NetworkStream(socket, ownsSocket: true)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            count(read);
            return read;
        }
    }
}
