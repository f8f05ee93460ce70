using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Displays;

/// <summary>
/// Runs a screen application without a thread of its own: inputs go in, frames come out, time is given.
/// <see cref="ScreenLoop"/> runs it on a thread, tests run it by hand.
/// </summary>
internal sealed partial class ScreenDriver : IDisposable
{
    /// <summary>Time between two frames while something moves.</summary>
    public static readonly TimeSpan FrameTime = TimeSpan.FromSeconds(1 / 60.0);

    /// <summary>Way of the body for one notch of a mouse wheel.</summary>
    private const double WheelMm = 30;

    /// <summary>Share of the view that a key scrolls on by: the last line stays in sight.</summary>
    private const double KeyPageShare = 0.8;

    private readonly IScreenApp app;
    private readonly DisplayOptions options;
    private readonly TimeProvider time;
    private readonly TextShaper shaper;
    private readonly LayoutPainter painter;
    private readonly PictureCache pictures;
    private readonly SceneStage stage;
    private readonly long origin;

    private readonly FocusRing focus = new();
    private readonly PaneGesture pane = new();

    private DisplayMetrics metrics;
    private TouchTracker touch;
    private FrameState painted;
    private LayoutTree? paintedTree;
    private bool needsPaint = true;
    private bool wasMoving;
    private TimeSpan lastStep;
    private TimeSpan? tickAt;

    public ScreenDriver(
        IScreenApp app,
        DisplaySize size,
        DisplayOptions options,
        FontSet fonts,
        PictureCache pictures,
        TimeProvider time)
    {
        this.app = app;
        this.options = options;
        this.time = time;
        this.pictures = pictures;
        shaper = new TextShaper(fonts);
        painter = new LayoutPainter(shaper, pictures);
        origin = time.GetTimestamp();
        metrics = options.MetricsFor(size);
        touch = new TouchTracker(metrics.PxPerMm);
        stage = new SceneStage(metrics, shaper, pictures);
        Frame = new FrameBuffer(metrics.WidthPx, metrics.HeightPx);

        // The application may have been made before the display was known.
        Tell(new ScreenEvent.DisplayChanged(metrics));
    }

    /// <summary>The last frame drawn.</summary>
    public FrameBuffer Frame { get; private set; }

    /// <summary>Counts frames; the first is 1.</summary>
    public long FrameCount { get; private set; }

    /// <summary>The layout that is shown; <see langword="null"/> before the first <see cref="Update"/>.</summary>
    public LayoutTree? Tree => stage.Tree;

    /// <summary>What the application wants to be heard.</summary>
    public Utterance? Utterance => app.Utterance;

    /// <summary>Offset of what scrolls, beyond its ends while they give.</summary>
    public double ScrollPx => Scroll.OffsetPx;

    private ScrollMotion Scroll => stage.Scroll;

    private TimeSpan Now => time.GetElapsedTime(origin);

    /// <summary>Takes what happened to the display.</summary>
    public void Handle(DisplayInput input)
    {
        switch (input)
        {
            case DisplayInput.Finger finger:
                HandleFinger(finger);
                break;
            case DisplayInput.Wheel wheel:
                Scroll.GlideBy(wheel.Notches * WheelMm * metrics.PxPerMm);
                ReportScroll();
                break;
            case DisplayInput.Key key:
                HandleKey(key.Pressed);
                break;
            case DisplayInput.Resized resized:
                Resize(resized.Size);
                break;
            case DisplayInput.Exposed:
                Repaint();
                break;
        }
    }

    /// <summary>Tells the application something, and shows what comes of it with the next update.</summary>
    public void Tell(ScreenEvent screenEvent)
    {
        Guard(() => needsPaint |= app.Handle(screenEvent));
        PlanTick();
    }

    /// <summary>Asks for a frame although nothing of the application's changed: a picture is ready.</summary>
    public void Repaint()
    {
        paintedTree = null;
        needsPaint = true;
    }

    /// <summary>Ticks, moves, lays out and draws what is due.</summary>
    /// <returns>Time until the next call is due if nothing happens before; <see langword="null"/>: none.</returns>
    public TimeSpan? Update()
    {
        var now = Now;
        if (tickAt <= now)
        {
            Tell(new ScreenEvent.Tick());
        }

        if (Scroll.IsMoving)
        {
            // A movement that begins now has not gone on since the last frame, which may be a minute ago.
            var passed = now - lastStep;
            Scroll.Step((wasMoving || passed < FrameTime ? passed : FrameTime).TotalSeconds);
            needsPaint = true;
        }

        lastStep = now;
        if (needsPaint)
        {
            needsPaint = false;
            Guard(Draw);
            if (needsPaint)
            {
                // The scene failed; what the application shows instead must not.
                needsPaint = false;
                Draw();
                PlanTick();
            }
        }

        wasMoving = Scroll.IsMoving;
        return TimeToNext();
    }

    /// <summary>Prepares everything that a first touch would wait for. Takes a few frames' time; done once.</summary>
    public void WarmUp()
    {
        var tree = LayoutEngine.Arrange(WarmUpScene.Make(), metrics, shaper, pictures);
        using var hidden = new FrameBuffer(metrics.WidthPx, metrics.HeightPx);

        // Scrolled past in steps, so that nothing is left out as invisible.
        var open = tree with { Overlay = null };
        for (var top = 0.0; top <= open.Body.MaxScrollPx; top += open.Body.Viewport.Height)
        {
            painter.Paint(hidden.Canvas, open, new FrameState(app.Theme, top) { Pressed = open.Body.Touches[0] });
        }

        painter.Paint(hidden.Canvas, tree, new FrameState(Theme.HighContrast));
    }

    /// <summary>Time until the next update is due.</summary>
    public TimeSpan? TimeToNext()
    {
        var now = Now;
        var tick = tickAt is { } at ? Later(at - now, TimeSpan.Zero) : (TimeSpan?)null;
        if (!Scroll.IsMoving)
        {
            return tick;
        }

        var frame = Later(FrameTime - (now - lastStep), TimeSpan.Zero);
        return tick < frame ? tick : frame;
    }

    public void Dispose()
    {
        painter.Dispose();
        shaper.Dispose();
        Frame.Dispose();
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private void PlanTick() => tickAt = app.NextTick is { } next ? Now + Later(next, TimeSpan.Zero) : null;

    private void HandleKey(ScreenKey key)
    {
        Tell(new ScreenEvent.AnyTouch());
        switch (key.Kind)
        {
            case ScreenKeyKind.Next when Tree is { } tree:
                Step(tree, 1);
                break;
            case ScreenKeyKind.Previous when Tree is { } tree:
                Step(tree, -1);
                break;
            case ScreenKeyKind.Accept when (focus.Current ?? Tree?.Overlay?.Touches[0]) is { } chosen:
                Tell(new ScreenEvent.Tap(chosen.Action));
                break;
            case ScreenKeyKind.Character when Tree is { } tree && !app.TakesCharacters:
                Focus(tree, FocusRing.OfDigit(tree, key.Character));
                break;
            default:
                Tell(new ScreenEvent.Key(key));
                break;
        }
    }

    /// <summary>To the next control, or further down the text when that is out of sight.</summary>
    private void Step(LayoutTree tree, int step)
    {
        var next = FocusRing.Neighbour(tree, focus.Current, step);
        var layer = tree.Scrolling;
        var page = layer.Viewport.Height * KeyPageShare;
        var scrolls = step > 0 ? Scroll.OffsetPx < Scroll.MaxPx - 1 : Scroll.OffsetPx > 1;
        var isFar = next is null || !layer.Touches.Contains(next)
            || next.Bounds.Y > Scroll.OffsetPx + page + layer.Viewport.Height
            || next.Bounds.Bottom < Scroll.OffsetPx - page;
        if (scrolls && isFar && (focus.Current is null || layer.Touches.Contains(focus.Current)))
        {
            Scroll.GlideTo(Scroll.OffsetPx + (step * page));
            ReportScroll();
            return;
        }

        Focus(tree, next);
    }

    private void Focus(LayoutTree tree, TouchArea? control)
    {
        if (control is null)
        {
            return;
        }

        focus.MoveTo(tree, control);
        needsPaint = true;
        var view = tree.Scrolling.Viewport.Height;
        var isOutside = control.Bounds.Y < Scroll.OffsetPx || control.Bounds.Bottom > Scroll.OffsetPx + view;
        if (isOutside && tree.Scrolling.Touches.Contains(control))
        {
            Scroll.GlideTo(control.Bounds.Y - ((view - control.Bounds.Height) / 2));
        }

        Tell(new ScreenEvent.Focused(control.Name));
    }

    private void Resize(DisplaySize size)
    {
        var next = options.MetricsFor(size);
        if (next == metrics)
        {
            needsPaint = true;
            return;
        }

        metrics = next;
        touch = new TouchTracker(metrics.PxPerMm);
        pane.Reset();
        stage.Resize(metrics);
        Frame.Dispose();
        Frame = new FrameBuffer(metrics.WidthPx, metrics.HeightPx);
        needsPaint = true;
        Tell(new ScreenEvent.DisplayChanged(metrics));
    }

    /// <summary>Gives the application one chance to show something else when something cannot be shown.</summary>
    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            if (!app.Handle(new ScreenEvent.Failed(exception)))
            {
                throw;
            }

            Repaint();
        }
    }

    private void Draw()
    {
        if (stage.Arrange(app.Scene, app.TextScale))
        {
            touch.ScreenChanged(Now);
            pane.Reset();
        }

        var tree = stage.Tree!;
        focus.Follow(tree);
        var state = new FrameState(app.Theme, Scroll.OffsetPx)
        {
            Pressed = touch.Pressed,
            Focused = focus.Current,
            DriftPx = app.DriftPx,
            Brightness = app.Brightness,
        };
        if (ReferenceEquals(tree, paintedTree) && state == painted)
        {
            return;
        }

        painter.Paint(Frame.Canvas, tree, state);
        Frame.Canvas.Flush();
        painted = state;
        paintedTree = tree;
        FrameCount++;
    }
}
