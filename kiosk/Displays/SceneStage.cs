using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Displays;

/// <summary>The scene as it stands on the display: laid out, and scrolled to where its reader left it.</summary>
internal sealed class SceneStage(DisplayMetrics metrics, ITextMeasurer texts, IPictureSizes pictures)
{
    /// <summary>Screens whose offset is kept; a visit has fewer.</summary>
    private const int MaxKeptOffsets = 200;

    private readonly Dictionary<string, double> offsets = new(StringComparer.Ordinal);
    private DisplayMetrics current = metrics;
    private Scene? scene;
    private string? scrolledToKey;

    /// <summary>Where everything stands; <see langword="null"/> before the first scene.</summary>
    public LayoutTree? Tree { get; private set; }

    public ScrollMotion Scroll { get; private set; } = new(metrics.PxPerMm);

    /// <summary>Forgets everything that was laid out for another size.</summary>
    public void Resize(DisplayMetrics next)
    {
        current = next;
        offsets.Clear();
        Scroll = new ScrollMotion(next.PxPerMm);
        Tree = null;
    }

    /// <summary>Lays out a scene, unless it is the one that stands.</summary>
    /// <returns>Whether another screen took the place of the one before.</returns>
    public bool Arrange(Scene next, double textScale)
    {
        if (Tree is not null && ReferenceEquals(next, scene) && textScale == current.TextScale)
        {
            return false;
        }

        var before = Tree;
        var isRescaled = textScale != current.TextScale;
        current = current with { TextScale = textScale };
        Tree = LayoutEngine.Arrange(next, current, texts, pictures);
        scene = next;
        var isAnother = before is not null && KeyOf(before) != KeyOf(Tree);
        if (before is null || isAnother)
        {
            Enter(before, Tree);
        }
        else
        {
            Stay(Tree, isRescaled);
        }

        FollowKeys(Tree);
        return isAnother;
    }

    private static string KeyOf(LayoutTree tree) =>
        tree.Overlay is null ? tree.ScrollKey : $"{tree.ScrollKey} overlay";

    private void Enter(LayoutTree? before, LayoutTree after)
    {
        if (before is not null)
        {
            if (offsets.Count >= MaxKeptOffsets)
            {
                offsets.Clear();
            }

            offsets[KeyOf(before)] = Scroll.OffsetPx;
        }

        Scroll.Stop();
        Scroll.Fit(after.Scrolling.MaxScrollPx, after.Scrolling.Viewport.Height);
        Scroll.JumpTo(after.Overlay is null ? offsets.GetValueOrDefault(KeyOf(after)) : 0);
    }

    private void Stay(LayoutTree after, bool isRescaled)
    {
        var share = Scroll.MaxPx > 0 ? Scroll.OffsetPx / Scroll.MaxPx : 0;
        Scroll.Fit(after.Scrolling.MaxScrollPx, after.Scrolling.Viewport.Height);
        if (isRescaled)
        {
            // The same text at another size: the reader stays at the same share of it.
            Scroll.JumpTo(share * Scroll.MaxPx);
        }
    }

    /// <summary>Brings into view what the scene asks for.</summary>
    private void FollowKeys(LayoutTree after)
    {
        var layer = after.Scrolling;
        if (after.ScrollToKey != scrolledToKey)
        {
            scrolledToKey = after.ScrollToKey;
            if (scrolledToKey is not null && layer.FindAnchor(scrolledToKey) is { } anchor)
            {
                Scroll.JumpTo(anchor.Y - (layer.Viewport.Height * 0.1));
            }
        }

        var isOutside = after.HighlightKey is { } key && layer.FindAnchor(key) is { } bounds
            && (bounds.Y < Scroll.OffsetPx || bounds.Bottom > Scroll.OffsetPx + layer.Viewport.Height);
        if (isOutside && !Scroll.IsHeld)
        {
            Scroll.GlideTo(layer.FindAnchor(after.HighlightKey!)!.Value.Y - (layer.Viewport.Height * 0.2));
        }
    }
}
