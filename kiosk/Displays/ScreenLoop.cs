using System.Collections.Concurrent;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Speech;

namespace VillagePublic.Kiosk.Displays;

/// <summary>The thread that owns a screen: inputs and news in, frames out. It waits for nothing but them.</summary>
/// <remarks>
/// The first display decides the size of frames; others mirror it. The thread sleeps until something happens, the
/// application's next tick is due, or the next frame of a movement is.
/// </remarks>
internal sealed class ScreenLoop : IDisposable
{
    private readonly IReadOnlyList<IDisplay> displays;
    private readonly PictureCache pictures;
    private readonly BlockingCollection<object> inbox = [];
    private readonly Thread thread;
    private readonly ScreenDriver driver;
    private readonly Reader? reader;
    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource firstFrame = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isStopping;

    /// <param name="displays">At least one; the loop starts and disposes them.</param>
    /// <param name="pictures">Disposed with the loop.</param>
    /// <param name="say">Lets be heard what the application says; <see langword="null"/>: it stays silent.</param>
    public ScreenLoop(
        IScreenApp app,
        IReadOnlyList<IDisplay> displays,
        DisplayOptions options,
        FontSet fonts,
        PictureCache pictures,
        TimeProvider time,
        Func<Utterance, CancellationToken, Task<SpeechFault?>>? say = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(displays.Count);
        this.displays = displays;
        this.pictures = pictures;
        foreach (var display in displays)
        {
            display.Start(input => Post(input));
        }

        driver = new ScreenDriver(app, displays[0].Size, options, fonts, pictures, time);
        reader = say is null ? null : new Reader(say, Post);
        pictures.Ready += OnPictureReady;
        thread = new Thread(Run) { IsBackground = true, Name = "screen" };
    }

    /// <summary>Ends when the loop does: normally, when the window was closed, or with what made it fail.</summary>
    public Task Completion => completion.Task;

    /// <summary>Ends when the first frame was handed to the displays, or when there never will be one.</summary>
    public Task FirstFrame => firstFrame.Task;

    public void Start() => thread.Start();

    /// <summary>Tells the application something from any thread.</summary>
    public void Post(ScreenEvent screenEvent) => Post((object)screenEvent);

    /// <summary>Ends when the screen's thread has taken a turn after this call.</summary>
    public Task PingAsync()
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(turn);
        return turn.Task;
    }

    /// <summary>Ends the thread and waits for it.</summary>
    public void Dispose()
    {
        isStopping = true;
        Post(this);
        if (thread.IsAlive)
        {
            thread.Join();
        }

        reader?.Dispose();
        pictures.Ready -= OnPictureReady;
        foreach (var display in displays)
        {
            display.Dispose();
        }

        driver.Dispose();
        pictures.Dispose();
        inbox.Dispose();
    }

    private void OnPictureReady() => Post(pictures);

    private void Post(object message)
    {
        try
        {
            inbox.Add(message);
        }
        catch (ObjectDisposedException) when (isStopping)
        {
            // A display or a decoder spoke while the loop went away; nobody is left to hear it.
            return;
        }
    }

    private void Run()
    {
        try
        {
            RunUntilStopped();
            completion.TrySetResult();
        }
        catch (Exception exception)
        {
            // Whoever awaits Completion gets it; the host then stops and is started again.
            completion.TrySetException(exception);
        }
        finally
        {
            firstFrame.TrySetResult();
        }
    }

    private void RunUntilStopped()
    {
        long presented = 0;
        while (!isStopping)
        {
            var wait = driver.Update();
            reader?.Follow(driver.Utterance);
            if (driver.FrameCount != presented)
            {
                presented = driver.FrameCount;
                Present();
                if (presented == 1)
                {
                    // The first frame is on the glass; nobody has touched it yet.
                    firstFrame.TrySetResult();
                    driver.WarmUp();
                }

                // Presenting took part of the time until the next frame.
                wait = driver.TimeToNext();
            }

            // Everything that waits is taken before the next frame: moves of a finger then cost one frame together.
            if (inbox.TryTake(out var message, ToMilliseconds(wait)))
            {
                do
                {
                    Handle(message);
                }
                while (!isStopping && inbox.TryTake(out message));
            }
        }
    }

    private void Present()
    {
        foreach (var display in displays)
        {
            display.Present(driver.Frame);
        }
    }

    private static int ToMilliseconds(TimeSpan? wait) => wait is { } span
        ? (int)Math.Min(int.MaxValue, Math.Ceiling(span.TotalMilliseconds))
        : Timeout.Infinite;

    private void Handle(object message)
    {
        switch (message)
        {
            case DisplayInput.Closed:
                isStopping = true;
                break;
            case DisplayInput input:
                driver.Handle(input);
                break;
            case ScreenEvent screenEvent:
                driver.Tell(screenEvent);
                break;
            case TaskCompletionSource turn:
                turn.SetResult();
                break;
            case PictureCache:
                driver.Repaint();
                break;
        }
    }
}
