using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>A picture as large as the display, with buttons that enlarge it further.</summary>
internal static class PictureScene
{
    private const double MaxZoom = 4;
    private const double ZoomStep = 1.5;
    private const double PanStep = 0.25;

    /// <summary>Height that top line, title and buttons take.</summary>
    private const double FixedMm = 122;

    public static Node? Body(ScreenContext context, Route.Picture route)
    {
        if (context.Snapshot.Find(route.Id, route.Revision) is not { } revision
            || Pictures.Find(revision, route.Path) is not { } blob)
        {
            return null;
        }

        var room = context.Display.HeightPx / context.Display.PxPerMm;
        return Sheet.Stack(
            4,
            Sheet.Bold(revision.Title),
            new Node.Picture(blob.Sha256, revision.Title)
            {
                MaxHeightMm = room - FixedMm, ZoomFactor = route.Zoom, PanFraction = route.Pan,
            });
    }

    /// <summary>Buttons above the tools: they stay while the picture is scrolled.</summary>
    public static Node Controls(ScreenContext context, Route.Picture route)
    {
        var smaller = Math.Max(1, route.Zoom / ZoomStep);
        var larger = Math.Min(MaxZoom, route.Zoom * ZoomStep);
        List<Node> buttons =
        [
            Button(context, Word.Smaller, route with { Zoom = smaller }),
            Button(context, Word.Larger, route with { Zoom = larger }),
        ];
        if (route.Zoom > 1)
        {
            buttons.Add(Button(context, Word.PanLeft, route with { Pan = Math.Max(0, route.Pan - PanStep) }));
            buttons.Add(Button(context, Word.PanRight, route with { Pan = Math.Min(1, route.Pan + PanStep) }));
        }

        return new Node.ScaleLimit(new Node.Row(buttons, Sheet.GridMm) { Align = CrossAlign.Stretch });
    }

    private static Node.Flex Button(ScreenContext context, Word label, Route.Picture route) =>
        new(new Node.Button(context[label], new KioskAction.Change(route)));
}
