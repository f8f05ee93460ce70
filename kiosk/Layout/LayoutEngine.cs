namespace VillagePublic.Kiosk.Layout;

/// <summary>Turns a scene into boxes on a display.</summary>
internal static class LayoutEngine
{
    /// <summary>Margin left and right of every layer; less on a display narrower than this many times it.</summary>
    private const double MarginMm = 8;

    private const double MarginShare = 0.04;
    private const double BarPaddingMm = 4;
    private const double BodyPaddingMm = 6;

    /// <summary>
    /// Fixed parts may take this share of the display. With large text on a low display they would leave nothing to
    /// read, so the header then scrolls with the body.
    /// </summary>
    private const double MaxFixedShare = 0.45;

    /// <summary>What stands beside the body leaves it at least as much room.</summary>
    private const double MaxAsideShare = 0.5;

    /// <summary>Widest overlay: it is read in one look.</summary>
    private const double OverlayWidthMm = 210;

    /// <summary>Lays out a scene.</summary>
    public static LayoutTree Arrange(
        Scene scene, DisplayMetrics metrics, ITextMeasurer texts, IPictureSizes pictures)
    {
        var pass = new LayoutPass(metrics, texts, pictures);
        var frame = new Frame(pass, metrics, Math.Min(pass.Px(MarginMm), metrics.WidthPx * MarginShare));
        var lowered = Math.Min(Math.Round(pass.Px(scene.LoweredMm)), metrics.HeightPx / 2);
        var header = frame.MeasureBar(scene.Header);
        var footer = frame.MeasureBar(scene.Footer);
        var headerHeight = Math.Round(header?.Height ?? 0);
        var footerHeight = Math.Round(footer?.Height ?? 0);
        Fragment? scrolledHeader = null;
        if (headerHeight + footerHeight > (metrics.HeightPx - lowered) * MaxFixedShare)
        {
            scrolledHeader = header;
            header = null;
            headerHeight = 0;
        }

        var bodyTop = lowered + headerHeight;
        var bodyHeight = Math.Max(0, metrics.HeightPx - bodyTop - footerHeight);
        var asideWidth = scene.Aside is null
            ? 0
            : Math.Round(Math.Min(pass.Px(scene.AsideWidthMm), metrics.WidthPx * MaxAsideShare));
        var bodyViewport = new PxRect(0, bodyTop, metrics.WidthPx - asideWidth, bodyHeight);
        return new LayoutTree(
            metrics.WidthPx,
            metrics.HeightPx,
            frame.MakeLayer(new PxRect(0, lowered, metrics.WidthPx, headerHeight), header, 0),
            frame.MakeBody(bodyViewport, scene, scrolledHeader),
            frame.MakeLayer(new PxRect(0, bodyViewport.Bottom, metrics.WidthPx, footerHeight), footer, 0),
            scene.Overlay is { } overlay ? frame.MakeOverlay(overlay, lowered) : null)
        {
            Aside = scene.Aside is { } aside
                ? frame.MakeAside(new PxRect(bodyViewport.Right, bodyTop, asideWidth, bodyHeight), aside)
                : null,
            ScrollKey = scene.ScrollKey,
            HighlightKey = scene.HighlightKey,
            ScrollToKey = scene.ScrollToKey,
            PxPerMm = metrics.PxPerMm,
        };
    }

    /// <summary>The parts of one display.</summary>
    private sealed class Frame(LayoutPass pass, DisplayMetrics metrics, double marginPx)
    {
        public Fragment? MeasureBar(Node? node)
        {
            if (node is null)
            {
                return null;
            }

            var padding = pass.Px(BarPaddingMm);
            var part = pass.Lay(node, metrics.WidthPx - (2 * marginPx), fill: true);
            return new Fragment(metrics.WidthPx, part.Height + (2 * padding)).With(marginPx, padding, part);
        }

        public LayoutLayer MakeBody(PxRect viewport, Scene scene, Fragment? scrolledHeader)
        {
            var padding = pass.Px(BodyPaddingMm);
            var headerHeight = scrolledHeader?.Height ?? 0;
            var room = scene.FillsBody ? Math.Max(0, viewport.Height - headerHeight - (2 * padding)) : 0;
            var part = pass.Lay(scene.Body, viewport.Width - (2 * marginPx), fill: true, room);
            var needed = headerHeight + part.Height + (2 * padding);
            var slack = scene.CenterBody ? Math.Max(0, viewport.Height - needed) / 2 : 0;
            var content = new Fragment(viewport.Width, needed);
            if (scrolledHeader is not null)
            {
                content.With(0, 0, scrolledHeader);
            }

            return MakeLayer(viewport, content.With(marginPx, headerHeight + padding + slack, part), 0);
        }

        /// <summary>At the bottom of its place, nearest to the hand.</summary>
        public LayoutLayer MakeAside(PxRect viewport, Node node)
        {
            var padding = pass.Px(BarPaddingMm);
            var part = pass.Lay(node, viewport.Width - marginPx, fill: true);
            var y = Math.Max(padding, viewport.Height - padding - part.Height);
            return MakeLayer(viewport, new Fragment(viewport.Width, viewport.Height).With(0, y, part), viewport.X);
        }

        public LayoutLayer MakeOverlay(Node node, double lowered)
        {
            var width = Math.Min(
                metrics.WidthPx - (2 * marginPx), pass.Px(OverlayWidthMm) * Math.Max(1, pass.TextFactor));
            var card = node as Node.Card ?? new Node.Card(node) { PaddingMm = 8, Border = Ink.Text };
            var part = pass.Lay(card, width, fill: true);
            var room = metrics.HeightPx - lowered;
            var height = Math.Round(Math.Min(part.Height, room - (2 * marginPx)));
            var top = lowered + Math.Round((room - height) / 2);
            return MakeLayer(
                new PxRect(0, top, metrics.WidthPx, height), part, (metrics.WidthPx - part.Width) / 2);
        }

        public LayoutLayer MakeLayer(PxRect viewport, Fragment? content, double x)
        {
            var boxes = new List<LayoutBox>();
            var touches = new List<TouchArea>();
            content?.Flatten(x, 0, boxes, touches);
            return new LayoutLayer(viewport, content?.Height ?? 0, boxes, touches);
        }
    }
}
