using Microsoft.Extensions.Time.Testing;
using SkiaSharp;
using VillagePublic.Content.Log;
using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Tests.Displays;

/// <summary>A voucher under fingers, from the touch to the part that is seen.</summary>
public sealed class PaneGestureTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly FontSet fonts = FontSet.Load();
    private readonly PictureCache pictures = new(_ => Voucher(), decodesInPlace: true);
    private readonly VoucherApp app = new();
    private readonly ScreenDriver driver;

    public PaneGestureTests()
    {
        driver = new ScreenDriver(
            app, new DisplaySize(1080, 1920), new DisplayOptions { DiagonalInches = 21.5 }, fonts, pictures, time);
        driver.Update();
    }

    public void Dispose()
    {
        driver.Dispose();
        pictures.Dispose();
        fonts.Dispose();
    }

    [Fact]
    public void Two_fingers_apart_enlarge_what_lies_between_them()
    {
        var (x, y) = (700.0, 800.0);
        var before = PictureAt(x, y);
        Send(FingerPhase.Down, 1, x - 100, y);
        Send(FingerPhase.Down, 2, x + 100, y);
        for (var step = 1; step <= 10; step++)
        {
            Send(FingerPhase.Move, 1, x - 100 - (step * 20), y);
            Send(FingerPhase.Move, 2, x + 100 + (step * 20), y);
        }

        driver.Update();
        Assert.Equal(3, app.View.Zoom, 2);
        var after = PictureAt(x, y);
        Assert.InRange(after.X, before.X - 0.02, before.X + 0.02);
        Assert.InRange(after.Y, before.Y - 0.02, before.Y + 0.02);
    }

    [Fact]
    public void One_finger_draws_an_enlarged_picture_along_and_stops_at_its_edges()
    {
        app.Show(new PictureView(3, 0.5, 0.5));
        Refresh();
        var held = PictureAt(500, 900);
        Send(FingerPhase.Down, 1, 500, 900);
        Send(FingerPhase.Move, 1, 580, 960);
        driver.Update();
        var there = PictureAt(580, 960);
        Assert.Equal(held.X, there.X, 3);
        Assert.Equal(held.Y, there.Y, 3);

        Send(FingerPhase.Move, 1, 5000, 5000);
        driver.Update();
        Assert.Equal((0, 0), (app.View.PanX, app.View.PanY));
        Assert.Equal(0, driver.ScrollPx);
    }

    [Fact]
    public void A_whole_picture_is_not_drawn_along()
    {
        Send(FingerPhase.Down, 1, 500, 900);
        Send(FingerPhase.Move, 1, 700, 1000);
        Assert.Equal(PictureView.Whole, app.View);
        Assert.Null(driver.TimeToNext());
    }

    [Fact]
    public void A_palm_on_the_picture_moves_nothing_until_it_is_gone()
    {
        for (var finger = 1; finger <= 3; finger++)
        {
            Send(FingerPhase.Down, finger, 300 + (finger * 100), 900);
        }

        Send(FingerPhase.Move, 1, 100, 500);
        Send(FingerPhase.Up, 1, 100, 500);
        Send(FingerPhase.Move, 2, 900, 1300);
        Assert.Equal(PictureView.Whole, app.View);

        Send(FingerPhase.Up, 2, 900, 1300);
        Send(FingerPhase.Up, 3, 600, 900);
        Send(FingerPhase.Down, 1, 400, 900);
        Send(FingerPhase.Down, 2, 600, 900);
        Send(FingerPhase.Move, 2, 800, 900);
        Assert.Equal(2, app.View.Zoom, 2);
    }

    [Fact]
    public void A_picture_never_becomes_smaller_than_its_place_nor_larger_than_makes_sense()
    {
        var fit = new PaneFit(400, 600, 400, 300);
        Assert.Equal(PictureView.Whole, PictureView.Whole.EnlargedAround(fit, 0.2, 10, 10));
        Assert.Equal(PictureView.MaxZoom, PictureView.Whole.EnlargedAround(fit, 50, 10, 10).Zoom);
    }

    [Fact]
    public void The_place_takes_the_height_that_the_rest_leaves()
    {
        var tree = driver.Tree!;
        var pane = tree.Body.Boxes.OfType<LayoutBox.Pane>().Single();
        Assert.Equal(0, tree.Body.MaxScrollPx);
        Assert.InRange(tree.Body.Viewport.Height - pane.Bounds.Bottom, 0, 12 * tree.PxPerMm);
    }

    /// <summary>Which point of the picture is seen at a point of the display, in shares of the picture.</summary>
    private (double X, double Y) PictureAt(double x, double y)
    {
        var body = driver.Tree!.Body;
        var box = body.Boxes.OfType<LayoutBox.Picture>().Single();
        return (
            box.Source.X + ((x - box.Bounds.X) / box.Bounds.Width * box.Source.Width),
            box.Source.Y + ((y - body.Viewport.Y - box.Bounds.Y) / box.Bounds.Height * box.Source.Height));
    }

    private void Refresh()
    {
        driver.Tell(new ScreenEvent.ContentChanged());
        driver.Update();
    }

    private void Send(FingerPhase phase, long id, double x, double y) =>
        driver.Handle(new DisplayInput.Finger(phase, id, x, y));

    private static byte[] Voucher()
    {
        using var surface = SKSurface.Create(new SKImageInfo(900, 1200));
        surface.Canvas.Clear(SKColors.Beige);
        using var image = surface.Snapshot();
        using var file = image.Encode(SKEncodedImageFormat.Png, 100);
        return file.ToArray();
    }

    /// <summary>One voucher, and what its reader sees of it.</summary>
    private sealed class VoucherApp : IScreenApp
    {
        private static readonly Hash Blob = new(new byte[Hash.SizeBytes]);

        public PictureView View { get; private set; } = PictureView.Whole;

        public Scene Scene { get; private set; } = Make(PictureView.Whole);

        public Theme Theme => Theme.Standard;

        public double TextScale => 1;

        public TimeSpan? NextTick => null;

        public void Show(PictureView view) => (View, Scene) = (view, Make(view));

        public bool Handle(ScreenEvent screenEvent)
        {
            if (screenEvent is ScreenEvent.Viewed(var view))
            {
                Show(view);
            }

            return screenEvent is ScreenEvent.Viewed or ScreenEvent.ContentChanged;
        }

        private static Scene Make(PictureView view) => new(
            new Node.Text("清溪村"),
            new Node.Column([new Node.Text("收据"), new Node.Flex(new Node.Pane(Blob, "收据", view))], 4),
            new Node.Text("返回"))
        {
            ScrollKey = "voucher", FillsBody = true,
        };
    }
}
