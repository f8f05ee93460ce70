using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>State to scene: which screen a state means. Pure.</summary>
internal static class Scenes
{
    /// <summary>Controls must not be higher than this above the floor in reach mode (EN 301 549).</summary>
    private const double HighestReachMm = 1100;

    /// <summary>The scene of a state.</summary>
    /// <param name="slide">Which picture of the attract loop, counted from 0.</param>
    public static Scene Make(ScreenContext context, int slide)
    {
        if (context.Status.StoreFault is not null || context.Snapshot.Current.Count == 0)
        {
            return FaultScene.Make(context);
        }

        // An alarm is for everybody who passes; pictures would hide it.
        if (context.State.Idle == IdleStage.Attract && !context.Status.IsContradicted)
        {
            return AttractScene.Make(context, slide);
        }

        var scene = context.State.Here switch
        {
            Route.Home => Frame(context, HomeScene.Body(context), "home", VillageCode(context), hasTopBar: false),
            Route.List list => Frame(
                context, ListScene.Body(context, list), $"list/{list.Topic}/{list.Year}", VillageCode(context)),
            Route.Document document => DocumentScene.Make(context, document),
            Route.Line line => Frame(
                context,
                FinanceLineScene.Body(context, line) ?? Gone(context),
                $"line/{line.Id}/{line.Section}/{line.Index}",
                new Route.Qr(line.Id, line.Revision)),
            Route.Picture picture => Picture(context, picture),
            Route.Search search => Search(context, search),
            Route.Machine => Frame(context, MachineScene.Body(context), "machine", VillageCode(context)),
            Route.Calibration calibration => CalibrationScene.Make(context, calibration),
            Route.Qr code => Frame(context, QrScene.Body(context, code) ?? Gone(context), $"qr/{code.Id}", null),
            Route.Revisions revisions => Frame(
                context,
                RevisionsScene.Body(context, revisions) ?? Gone(context),
                $"revisions/{revisions.Id}/{revisions.Revision}",
                VillageCode(context)),
            _ => throw new InvalidOperationException($"No scene for {context.State.Here}."),
        };
        if (context.State.Reading is not null)
        {
            scene = scene with { Footer = Sheet.Stack(4, ReadingBar.Make(context), scene.Footer) };
        }

        return scene with
        {
            Overlay = Overlays.Make(context),
            LoweredMm = context.State.IsLowered ? LoweredBy(context) : 0,
        };
    }

    /// <summary>What stands in the place of a page that could not be drawn; it leads on to every other.</summary>
    public static Scene Broken(ScreenContext context)
    {
        var body = Sheet.Stack(
            Sheet.SectionGapMm,
            Sheet.Empty(context[Word.PageBroken]),
            new Node.Button(context[Word.Home], new KioskAction.Home()) { Icon = Icon.Home });
        return Frame(context, body, "broken", null) with { Overlay = Overlays.Make(context) };
    }

    /// <summary>A body between the top line and the tools.</summary>
    public static Scene Frame(
        ScreenContext context, Node body, string scrollKey, Route.Qr? code, bool hasTopBar = true) =>
        new(
            hasTopBar ? TopBar.Make(context) : null,
            context.Status.IsContradicted ? Sheet.Stack(6, Alarm.Banner(context), new Node.Flex(body)) : body,
            ToolBar.Make(context, code))
        {
            ScrollKey = scrollKey,
        };

    /// <summary>What stands in the place of a document that is not there.</summary>
    public static Node Gone(ScreenContext context) => Sheet.Empty(context[Word.DocumentGone]);

    private static Route.Qr VillageCode(ScreenContext context) => new(null, context.Snapshot.Current.Count);

    private static Scene Picture(ScreenContext context, Route.Picture picture)
    {
        var body = PictureScene.Body(context, picture);
        var code = new Route.Qr(picture.Id, picture.Revision);
        var frame = Frame(context, body ?? Gone(context), $"picture/{picture.Path}", code);
        return body is null
            ? frame
            : frame with
            {
                Footer = Sheet.Stack(4, PictureScene.Controls(context, picture), frame.Footer), FillsBody = true,
            };
    }

    private static Scene Search(ScreenContext context, Route.Search search)
    {
        var scrollKey = $"search/{search.Text}{search.Strokes}";
        var frame = Frame(context, SearchScene.Body(context, search), scrollKey, VillageCode(context));
        var keyboard = SearchScene.Keyboard(context, search);
        return SearchScene.HasKeysBeside(context)
            ? frame with { Aside = keyboard, AsideWidthMm = SearchScene.KeysBesideMm(context) }
            : frame with { Footer = Sheet.Stack(4, keyboard, frame.Footer) };
    }

    private static double LoweredBy(ScreenContext context)
    {
        var top = context.Settings.LowerEdgeMm + (context.Display.HeightPx / context.Display.PxPerMm);
        return Math.Max(0, top - HighestReachMm);
    }
}
