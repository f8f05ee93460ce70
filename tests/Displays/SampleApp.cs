using VillagePublic.Kiosk.Layout;
using VillagePublic.Tests.Drawing;

namespace VillagePublic.Tests.Displays;

/// <summary>A small application: a ledger whose rows open and whose taps are counted.</summary>
internal sealed class SampleApp : IScreenApp
{
    private readonly Scene ledger = SampleScenes.Ledger(200);
    private readonly Scene month = SampleScenes.Month();

    public SampleApp() => Scene = ledger;

    public Scene Scene { get; private set; }

    public Theme Theme { get; set; }

    public double TextScale { get; set; } = 1;

    public TimeSpan? NextTick { get; set; }

    public List<ScreenEvent> Events { get; } = [];

    public IEnumerable<string> Taps => Events.OfType<ScreenEvent.Tap>().Select(tap => ((SampleAction)tap.Action).Name);

    public void Show(Scene scene) => Scene = scene;

    public bool Handle(ScreenEvent screenEvent)
    {
        lock (Events)
        {
            Events.Add(screenEvent);
        }

        switch (screenEvent)
        {
            case ScreenEvent.Tap { Action: SampleAction { Name: "返回" or "首页" } }:
                Scene = ledger;
                return true;
            case ScreenEvent.Tap { Action: SampleAction { Name: "大字" } }:
                TextScale = TextScale >= 2 ? 1 : TextScale + 0.5;
                return true;
            case ScreenEvent.Tap { Action: SampleAction { Name: "黑白" } }:
                Theme = (Theme)(((int)Theme + 1) % 3);
                return true;
            case ScreenEvent.Tap { Action: SampleAction { Name: ['r', 'o', 'w', ' ', ..] } }:
                Scene = month;
                return true;
            case ScreenEvent.Failed:
                return false;
            default:
                return false;
        }
    }
}
