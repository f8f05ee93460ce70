namespace VillagePublic.Kiosk.Displays;

/// <summary>
/// Where a scrolling body stands and how it moves: under the finger, after it, and back from its ends.
/// </summary>
/// <remarks>
/// Every step is the exact solution for its time span, so that the way of the body does not depend on the frame rate.
/// </remarks>
internal sealed class ScrollMotion(double pxPerMm)
{
    /// <summary>After this time a fling has lost all but a third of its speed.</summary>
    private const double FlingSeconds = 0.4;

    /// <summary>Pull of an end: about 150 ms until the body is back.</summary>
    private const double SpringPerSecond = 22;

    /// <summary>How much an end gives: the body follows the finger by ever less.</summary>
    private const double GiveShare = 0.5;

    /// <summary>Movement of the finger before this counts no more for its speed.</summary>
    private const double VelocityWindowSeconds = 0.1;

    private const double StopMmPerSecond = 4;
    private const double MinFlingMmPerSecond = 40;
    private const double MaxMmPerSecond = 4000;

    private readonly Queue<(double Seconds, double Px)> samples = new();
    private double fingerPx;
    private double velocity;
    private double target = double.NaN;

    /// <summary>Distance from the top of the content to the top of the viewport; beyond its range at an end.</summary>
    public double OffsetPx { get; private set; }

    /// <summary>Largest offset at rest.</summary>
    public double MaxPx { get; private set; }

    public double ViewportPx { get; private set; } = 1;

    /// <summary>Whether a finger holds the body.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Whether <see cref="Step"/> has something to do.</summary>
    public bool IsMoving => !IsHeld && (velocity != 0 || !double.IsNaN(target) || Overshoot != 0);

    private double Overshoot => OffsetPx - Math.Clamp(OffsetPx, 0, MaxPx);

    /// <summary>Takes over the extent of a new layout; the offset is kept as far as it still exists.</summary>
    public void Fit(double maxPx, double viewportPx)
    {
        MaxPx = Math.Max(0, maxPx);
        ViewportPx = Math.Max(1, viewportPx);
        if (!IsHeld && Overshoot != 0 && velocity == 0)
        {
            OffsetPx = Math.Clamp(OffsetPx, 0, MaxPx);
        }
    }

    /// <summary>Stands still at an offset.</summary>
    public void JumpTo(double offsetPx)
    {
        Stop();
        OffsetPx = Math.Clamp(offsetPx, 0, MaxPx);
    }

    /// <summary>Glides to an offset.</summary>
    public void GlideTo(double offsetPx)
    {
        Stop();
        target = Math.Clamp(offsetPx, 0, MaxPx);
    }

    /// <summary>Goes further than it wants to already, and keeps its speed: notch after notch of a wheel.</summary>
    public void GlideBy(double deltaPx)
    {
        var isGliding = !double.IsNaN(target);
        var (from, speed) = isGliding ? (target, velocity) : (OffsetPx, 0);
        GlideTo(from + deltaPx);
        velocity = speed;
    }

    public void Stop()
    {
        IsHeld = false;
        velocity = 0;
        target = double.NaN;
        samples.Clear();
    }

    /// <summary>A finger takes hold.</summary>
    public void Hold(double seconds)
    {
        var resistance = Overshoot;
        Stop();
        IsHeld = true;
        fingerPx = Math.Clamp(OffsetPx, 0, MaxPx) + Unresist(resistance);
        samples.Enqueue((seconds, fingerPx));
    }

    /// <summary>The finger moved; the body follows.</summary>
    /// <param name="deltaPx">Positive when the finger moved up.</param>
    public void Drag(double deltaPx, double seconds)
    {
        fingerPx += deltaPx;
        samples.Enqueue((seconds, fingerPx));
        while (samples.Count > 2 && samples.Peek().Seconds < seconds - VelocityWindowSeconds)
        {
            samples.Dequeue();
        }

        var inside = Math.Clamp(fingerPx, 0, MaxPx);
        OffsetPx = inside + Resist(fingerPx - inside);
    }

    /// <summary>The finger is gone; the body goes on as fast as it was.</summary>
    public void Release(double seconds)
    {
        if (!IsHeld)
        {
            return;
        }

        var speed = 0.0;
        if (samples.Count > 1)
        {
            var (firstSeconds, firstPx) = samples.Peek();
            var (lastSeconds, lastPx) = samples.Last();
            var isFresh = seconds - lastSeconds < VelocityWindowSeconds;
            speed = isFresh && lastSeconds > firstSeconds ? (lastPx - firstPx) / (lastSeconds - firstSeconds) : 0;
        }

        Stop();
        var limit = MaxMmPerSecond * pxPerMm;
        velocity = Math.Abs(speed) < MinFlingMmPerSecond * pxPerMm || Overshoot != 0
            ? 0
            : Math.Clamp(speed, -limit, limit);
    }

    /// <summary>Moves on by a span of time.</summary>
    public void Step(double seconds)
    {
        if (!IsMoving || seconds <= 0)
        {
            return;
        }

        if (!double.IsNaN(target))
        {
            Spring(target, seconds);
            return;
        }

        if (Overshoot != 0)
        {
            Spring(Math.Clamp(OffsetPx, 0, MaxPx), seconds);
            return;
        }

        var decay = Math.Exp(-seconds / FlingSeconds);
        OffsetPx += velocity * FlingSeconds * (1 - decay);
        velocity *= decay;
        if (Overshoot != 0)
        {
            // Most of the speed is lost at the end, the rest lets it give a little.
            velocity *= GiveShare / 2;
        }
        else if (Math.Abs(velocity) < StopMmPerSecond * pxPerMm)
        {
            velocity = 0;
        }
    }

    /// <summary>Critically damped: back as fast as is possible without swinging.</summary>
    private void Spring(double rest, double seconds)
    {
        var distance = OffsetPx - rest;
        var decay = Math.Exp(-SpringPerSecond * seconds);
        var slope = velocity + (SpringPerSecond * distance);
        OffsetPx = rest + ((distance + (slope * seconds)) * decay);
        velocity = (velocity - (SpringPerSecond * slope * seconds)) * decay;
        if (Math.Abs(OffsetPx - rest) < 0.5 && Math.Abs(velocity) < StopMmPerSecond * pxPerMm)
        {
            OffsetPx = rest;
            velocity = 0;
            target = double.NaN;
        }
    }

    /// <summary>Way of the body for a way of the finger beyond an end; never more than half a viewport.</summary>
    private double Resist(double beyondPx)
    {
        var room = ViewportPx * GiveShare;
        return Math.Sign(beyondPx) * room * (1 - (1 / ((Math.Abs(beyondPx) * GiveShare / room) + 1)));
    }

    private double Unresist(double bodyPx)
    {
        var room = ViewportPx * GiveShare;
        var share = Math.Min(0.99, Math.Abs(bodyPx) / room);
        return Math.Sign(bodyPx) * room / GiveShare * ((1 / (1 - share)) - 1);
    }
}
