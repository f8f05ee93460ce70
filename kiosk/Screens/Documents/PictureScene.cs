using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>A picture as large as there is room: moved and enlarged by fingers, or by buttons.</summary>
internal static class PictureScene
{
    private const double ZoomStep = 1.5;
    private const double PanStep = 0.25;

    public static Node? Body(ScreenContext context, Route.Picture route)
    {
        if (context.Snapshot.Find(route.Id, route.Revision) is not { } revision
            || Pictures.Find(revision, route.Path) is not { } blob)
        {
            return null;
        }

        return Sheet.Stack(
            4,
            Sheet.Bold(revision.Title) with { MaxLines = 2 },
            context.IsLow ? null : Sheet.Muted(context[Word.PictureHow]),
            new Node.Flex(new Node.Pane(blob.Sha256, revision.Title, route.View)));
    }

    /// <summary>Buttons above the tools: what fingers do, for whoever would rather not.</summary>
    public static Node Controls(ScreenContext context, Route.Picture route)
    {
        var view = route.View;
        List<Node> buttons =
        [
            Button(context, Word.Smaller, route, view.Enlarged(1 / ZoomStep)),
            Button(context, Word.Larger, route, view.Enlarged(ZoomStep)),
        ];
        if (!view.IsWhole)
        {
            buttons.Add(Button(context, Word.PanLeft, route, view.Panned(-PanStep, 0)));
            buttons.Add(Button(context, Word.PanRight, route, view.Panned(PanStep, 0)));
            buttons.Add(Button(context, Word.PanUp, route, view.Panned(0, -PanStep)));
            buttons.Add(Button(context, Word.PanDown, route, view.Panned(0, PanStep)));
        }

        return new Node.ScaleLimit(new Node.Row(buttons, Sheet.GridMm) { Align = CrossAlign.Stretch });
    }

    private static Node.Flex Button(ScreenContext context, Word label, Route.Picture route, PictureView view) =>
        new(new Node.Button(context[label], new KioskAction.Change(route with { View = view })));
}
