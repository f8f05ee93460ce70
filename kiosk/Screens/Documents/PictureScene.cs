using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>A picture as large as the display, with buttons that enlarge it further.</summary>
internal static class PictureScene
{
    private const double MaxZoom = 4;

    public static Node? Body(ScreenContext context, Route.Picture route)
    {
        if (context.Snapshot.Find(route.Id, route.Revision) is not { } revision
            || Pictures.Find(revision, route.Path) is not { } blob)
        {
            return null;
        }

        var room = context.Display.HeightPx / context.Display.PxPerMm;
        var smaller = Zoom(context, Word.Smaller, route, Math.Max(1, route.Zoom / 1.5));
        var larger = Zoom(context, Word.Larger, route, Math.Min(MaxZoom, route.Zoom * 1.5));
        return Sheet.Stack(
            5,
            new Node.Row([new Node.Flex(Sheet.Bold(revision.Title)), smaller, larger], Sheet.GridMm),
            new Node.Picture(blob.Sha256, revision.Title)
            {
                MaxHeightMm = (room - 90) * route.Zoom,
                ZoomFactor = route.Zoom,
            });
    }

    private static Node Zoom(ScreenContext context, Word label, Route.Picture route, double zoom) =>
        new Node.Button(context[label], new KioskAction.Change(route with { Zoom = zoom }))
        {
            Icon = label == Word.Larger ? Icon.Search : null,
        };
}
