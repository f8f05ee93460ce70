using Microsoft.Extensions.Time.Testing;
using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;
using VillagePublic.Tests.Screens;

namespace VillagePublic.Tests.Displays;

/// <summary>
/// Fingers that know nothing, on the real application with the sample village and the nastiest documents we could think
/// of. VILLAGEPUBLIC_MONKEY_TOUCHES says how many; a hundred thousand take some minutes.
/// </summary>
public sealed class MonkeyTests(ITestOutputHelper output)
{
    private const int DefaultTouches = 1600;
    private const int Displays = 4;

    private static readonly TimeSpan SlowFrame = TimeSpan.FromMilliseconds(250);

    [Theory]
    [InlineData(1, 1080, 1920, 21.5)]
    [InlineData(2, 1920, 1080, 21.5)]
    [InlineData(3, 768, 1366, 32)]
    [InlineData(4, 3840, 2160, 55)]
    public void Any_touches_lead_to_a_screen_that_can_be_drawn(int seed, int width, int height, double diagonal)
    {
        var touches = int.TryParse(Environment.GetEnvironmentVariable("VILLAGEPUBLIC_MONKEY_TOUCHES"), out var count)
            ? count / Displays
            : DefaultTouches / Displays;
        using var fonts = FontSet.Load();
        using var monkey = new Monkey(seed, new DisplaySize(width, height), diagonal, fonts);
        monkey.Play(touches);
        output.WriteLine(monkey.Report());

        Assert.True(monkey.Frames.Max() < SlowFrame, monkey.Report());
    }

    /// <summary>Touches, turns and waits at random, and checks every screen it comes to.</summary>
    private sealed class Monkey : IDisposable
    {
        private readonly Random random;
        private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(8)));
        private readonly PictureCache pictures;
        private readonly ScreenDriver driver;
        private readonly KioskApp app;
        private readonly DisplaySize size;
        private readonly HashSet<string> screens = [];
        private readonly HashSet<string> looks = [];
        private TimeSpan slowest;
        private string slowestScreen = "";

        public Monkey(int seed, DisplaySize size, double diagonal, FontSet fonts)
        {
            random = new Random(seed);
            this.size = size;
            var options = new DisplayOptions { DiagonalInches = diagonal };
            var library = NastyVillage.Library;
            var settings = new KioskSettings
            {
                Language = "zh",
                PhoneAddress = () => new Uri("http://192.168.1.20:5090/"),
            };
            app = new KioskApp(library, settings, () => KioskStatus.Local, options.MetricsFor(size), time);
            pictures = new PictureCache(library.ReadBlob, decodesInPlace: false);
            driver = new ScreenDriver(app, size, options, fonts, pictures, time);
        }

        public List<TimeSpan> Frames { get; } = [];

        public void Play(int touches)
        {
            driver.Update();
            driver.WarmUp();
            for (var touch = 0; touch < touches; touch++)
            {
                switch (random.Next(20))
                {
                    case 0:
                        Drag();
                        break;
                    case 1:
                        time.Advance(TimeSpan.FromSeconds(random.Next(1, 90)));
                        break;
                    case 2 when random.Next(8) == 0:
                        driver.Handle(new DisplayInput.Resized(new DisplaySize(size.HeightPx, size.WidthPx)));
                        driver.Handle(new DisplayInput.Resized(size));
                        break;
                    case 3:
                        driver.Handle(new DisplayInput.Key(new ScreenKey((ScreenKeyKind)random.Next(1, 8))));
                        break;
                    case < 14:
                        TapControl();
                        break;
                    default:
                        Tap(random.Next(size.WidthPx), random.Next(size.HeightPx));
                        break;
                }

                Update();
                CheckScreen();
            }
        }

        public string Report()
        {
            var sorted = Frames.Order().ToList();
            var share = (double part) => sorted[(int)((sorted.Count - 1) * part)].TotalMilliseconds;
            return $"{Frames.Count} frames on {screens.Count} screens in {looks.Count} looks; "
                + $"processor time from touch to frame p50 {share(0.5):0.0} ms, "
                + $"p99 {share(0.99):0.0} ms, longest {share(1):0.0} ms on {slowestScreen}";
        }

        public void Dispose()
        {
            driver.Dispose();
            pictures.Dispose();
        }

        private void Update()
        {
            var before = driver.FrameCount;
            var start = ThreadClock.Now;
            driver.Update();
            if (driver.FrameCount > before)
            {
                var spent = ThreadClock.Now - start;
                Frames.Add(spent);
                if (spent > slowest)
                {
                    slowest = spent;
                    slowestScreen = $"{driver.Tree!.ScrollKey}, {driver.Tree.Body.Boxes.Count} boxes";
                }
            }

            for (var frame = 0; frame < 30 && driver.TimeToNext() <= ScreenDriver.FrameTime; frame++)
            {
                time.Advance(ScreenDriver.FrameTime);
                driver.Update();
            }

            screens.Add(driver.Tree!.ScrollKey);
        }

        private void TapControl()
        {
            var tree = driver.Tree!;
            var layers = tree.Touchable.ToArray();
            var layer = layers[random.Next(layers.Length)];
            if (layer.Touches.Count > 0)
            {
                var bounds = layer.Touches[random.Next(layer.Touches.Count)].Bounds;
                var scroll = ReferenceEquals(layer, tree.Scrolling) ? driver.ScrollPx : 0;
                Tap(bounds.CenterX, layer.Viewport.Y + bounds.CenterY - scroll);
            }
        }

        private void Tap(double x, double y)
        {
            driver.Handle(new DisplayInput.Finger(FingerPhase.Down, 1, x, y));
            Update();
            time.Advance(TimeSpan.FromMilliseconds(random.Next(20, 600)));
            driver.Handle(new DisplayInput.Finger(FingerPhase.Up, 1, x, y));
        }

        private void Drag()
        {
            double x = random.Next(size.WidthPx);
            double y = random.Next(size.HeightPx);
            driver.Handle(new DisplayInput.Finger(FingerPhase.Down, 1, x, y));
            for (var step = 0; step < 8; step++)
            {
                y += random.Next(-200, 120);
                time.Advance(TimeSpan.FromMilliseconds(16));
                driver.Handle(new DisplayInput.Finger(FingerPhase.Move, 1, x, y));
                Update();
            }

            driver.Handle(new DisplayInput.Finger(FingerPhase.Up, 1, x, y));
        }

        /// <summary>What the design asks of every screen, once for each screen and look.</summary>
        private void CheckScreen()
        {
            var tree = driver.Tree!;
            var look = $"{tree.ScrollKey} {app.Theme} {app.TextScale} {app.State.Language} {tree.Overlay is null}";
            if (looks.Add(look))
            {
                var wrong = ScreenRules.Controls(tree).Concat(ScreenRules.Text(tree, app.Theme))
                    .Concat(ScreenRules.Cut(tree)).Take(3).ToList();
                Assert.True(wrong.Count == 0, $"{look} {size}: {string.Join("; ", wrong)}");
            }
        }
    }
}
