using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text.Json;
using SkiaSharp;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>Looks at a running kiosk from outside: its health and the frames of its screen.</summary>
internal sealed class KioskWatcher(Uri address) : IDisposable
{
    // Messages of the browser screen: what follows is a part of the picture; and its end.
    private const byte PictureMessage = 2;
    private const byte EndMessage = 3;
    private const int HeaderBytes = 9;

    private readonly HttpClient client = new() { BaseAddress = address };
    private readonly ClientWebSocket socket = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What its screen shows, as far as frames have been received. Full HD, upright.</summary>
    public SKBitmap Picture { get; } = new(1080, 1920);

    /// <summary>Waits until the kiosk says of itself what is expected.</summary>
    public async Task<JsonElement> HealthAsync(Func<JsonElement, bool> isExpected)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(RealProgram.Patience);
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        JsonElement health = default;
        try
        {
            while (true)
            {
                using var document = JsonDocument.Parse(await client.GetStringAsync("/health", patience.Token));
                health = document.RootElement.Clone();
                if (isExpected(health))
                {
                    return health;
                }

                await often.WaitForNextTickAsync(patience.Token);
            }
        }
        catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"The kiosk still says {health}.");
        }
    }

    /// <summary>Status and text of one of its pages.</summary>
    public async Task<(int Status, string Text)> PageAsync(string path)
    {
        using var answer = await client.GetAsync(path, Cancel);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>Waits until the screen looks as expected.</summary>
    public async Task PictureAsync(Func<SKBitmap, bool> isExpected)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(RealProgram.Patience);
        if (socket.State == WebSocketState.None)
        {
            socket.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
            await socket.ConnectAsync(new Uri($"ws://{address.Authority}/screen/socket"), patience.Token);
        }

        do
        {
            await ReceiveFrameAsync(patience.Token);
        }
        while (!isExpected(Picture));
    }

    public void Dispose()
    {
        client.Dispose();
        socket.Dispose();
        Picture.Dispose();
    }

    private async Task ReceiveFrameAsync(CancellationToken cancellationToken)
    {
        using var canvas = new SKCanvas(Picture);
        while (true)
        {
            var message = await ReceiveAsync(cancellationToken);
            if (message[0] == PictureMessage)
            {
                using var part = SKBitmap.Decode(message.AsSpan(HeaderBytes));
                canvas.DrawBitmap(
                    part,
                    BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(1)),
                    BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(3)),
                    SKSamplingOptions.Default);
            }
            else if (message[0] == EndMessage)
            {
                // The kiosk waits for this before it sends more.
                await socket.SendAsync("a"u8.ToArray(), WebSocketMessageType.Text, true, cancellationToken);
                return;
            }
        }
    }

    private async Task<byte[]> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, cancellationToken);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return message.ToArray();
    }
}
