using System.Buffers.Binary;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using SkiaSharp;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Displays;

/// <summary>One browser that looks at the screen.</summary>
internal sealed class BrowserViewer(BrowserDisplay display, WebSocket socket) : IDisposable
{
    private const byte SizeMessage = 1;
    private const byte PictureMessage = 2;
    private const byte EndMessage = 3;
    private const int HeaderBytes = 9;

    /// <summary>Longest message a viewer sends; more is not one of ours.</summary>
    private const int MaxMessageBytes = 128;

    /// <summary>Above this many pixels a JPEG is sent: a whole page as PNG takes 22 ms to encode and 600 KB.</summary>
    private const int MaxPngPixels = 400_000;

    private const int JpegQuality = 82;

    private static long viewerCount;

    private readonly SemaphoreSlim news = new(0, 1);
    private readonly SemaphoreSlim drawn = new(1, 1);
    private readonly List<DisplayInput.Finger> fingersDown = [];
    private readonly long number = Interlocked.Increment(ref viewerCount);
    private FrameBuffer? sent;
    private FrameBuffer? next;
    private long knownFrame;

    /// <summary>There is a new frame.</summary>
    public void Wake()
    {
        if (news.CurrentCount == 0)
        {
            Release(news);
        }
    }

    /// <summary>Serves the viewer until it leaves.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] halves = [SendFramesAsync(ending.Token), ReceiveAsync(ending.Token)];
        await Task.WhenAny(halves);
        await ending.CancelAsync();
        foreach (var half in halves)
        {
            await EndAsync(half);
        }

        foreach (var finger in fingersDown)
        {
            display.Report(finger with { Phase = FingerPhase.Cancel });
        }
    }

    public void Dispose()
    {
        news.Dispose();
        drawn.Dispose();
        sent?.Dispose();
        next?.Dispose();
    }

    private static async Task EndAsync(Task half)
    {
        try
        {
            await half;
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // Browsers go away without a word; the other half then is cancelled.
            return;
        }
    }

    private static void Release(SemaphoreSlim semaphore)
    {
        lock (semaphore)
        {
            if (semaphore.CurrentCount == 0)
            {
                semaphore.Release();
            }
        }
    }

    private async Task SendFramesAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Never more than one frame on its way: what the viewer has not drawn yet is skipped, not queued.
            await drawn.WaitAsync(cancellationToken);
            do
            {
                await news.WaitAsync(cancellationToken);
            }
            while (!await SendNewerAsync(cancellationToken));
        }
    }

    /// <returns>Whether there was anything to send.</returns>
    private async Task<bool> SendNewerAsync(CancellationToken cancellationToken)
    {
        var number = display.CopyNewer(knownFrame, ref next);
        if (number == knownFrame || next is null)
        {
            return false;
        }

        knownFrame = number;
        var frame = next;
        var isWhole = sent is null || sent.WidthPx != frame.WidthPx || sent.HeightPx != frame.HeightPx;
        var whole = new SKRectI(0, 0, frame.WidthPx, frame.HeightPx);
        var parts = isWhole ? [whole] : FrameDifference.Find(sent!, frame);
        if (parts.Count == 0)
        {
            return false;
        }

        if (isWhole)
        {
            await SendAsync(SizeMessage, whole, [], cancellationToken);
        }

        foreach (var part in parts)
        {
            await SendAsync(PictureMessage, part, Encode(frame, part), cancellationToken);
        }

        await SendAsync(EndMessage, default, [], cancellationToken);
        (sent, next) = (next, sent);
        return true;
    }

    private static byte[] Encode(FrameBuffer frame, SKRectI part) =>
        (long)part.Width * part.Height > MaxPngPixels
            ? frame.Encode(part, SKEncodedImageFormat.Jpeg, JpegQuality)
            : frame.Encode(part, SKEncodedImageFormat.Png, 100);

    private async Task SendAsync(byte kind, SKRectI part, byte[] file, CancellationToken cancellationToken)
    {
        var message = new byte[HeaderBytes + file.Length];
        message[0] = kind;
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(1), (ushort)part.Left);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(3), (ushort)part.Top);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(5), (ushort)part.Width);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(7), (ushort)part.Height);
        file.CopyTo(message.AsSpan(HeaderBytes));
        await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxMessageBytes];
        while (socket.State == WebSocketState.Open)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
                return;
            }

            if (!received.EndOfMessage)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.MessageTooBig, null, cancellationToken);
                return;
            }

            var text = Encoding.ASCII.GetString(buffer, 0, received.Count);
            if (text == "a")
            {
                Release(drawn);
            }
            else if (ParseInput(text) is { } input)
            {
                Report(input);
            }
        }
    }

    private void Report(DisplayInput input)
    {
        if (input is DisplayInput.Finger finger)
        {
            // Fingers of two viewers are different fingers.
            finger = finger with { Id = (number << 32) + (uint)finger.Id };
            fingersDown.RemoveAll(other => other.Id == finger.Id);
            if (finger.Phase is FingerPhase.Down or FingerPhase.Move)
            {
                fingersDown.Add(finger);
            }

            input = finger;
        }

        display.Report(input);
    }

    /// <summary>Reads one message of a viewer; see screen.js for their form.</summary>
    /// <returns><see langword="null"/> if it is none of ours.</returns>
    internal static DisplayInput? ParseInput(string text)
    {
        switch (text.Split(' '))
        {
            case ["d" or "m" or "u" or "c", var id, var x, var y]:
                var phase = text[0] switch
                {
                    'd' => FingerPhase.Down,
                    'm' => FingerPhase.Move,
                    'u' => FingerPhase.Up,
                    _ => FingerPhase.Cancel,
                };
                return long.TryParse(id, NumberStyles.Integer, CultureInfo.InvariantCulture, out var finger)
                    && TryReadNumber(x, out var left) && TryReadNumber(y, out var top)
                        ? new DisplayInput.Finger(phase, finger, left, top)
                        : null;
            case ["w", "1" or "-1"]:
                return new DisplayInput.Wheel(text[2] == '-' ? -1 : 1);
            case ["k", "Character", [var character]] when char.IsAsciiLetterOrDigit(character):
                return new DisplayInput.Key(new ScreenKey(ScreenKeyKind.Character, character));
            case ["k", var name] when Enum.TryParse<ScreenKeyKind>(name, out var kind)
                && kind != ScreenKeyKind.Character && Enum.IsDefined(kind) && !char.IsAsciiDigit(name[0]):
                return new DisplayInput.Key(new ScreenKey(kind));
            default:
                return null;
        }
    }

    private static bool TryReadNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number) && Math.Abs(number) < 100_000;
}
