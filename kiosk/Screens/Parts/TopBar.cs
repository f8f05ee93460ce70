using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The line at the top of every screen: whose notices these are, and what time it is.</summary>
internal static class TopBar
{
    public static Node Make(ScreenContext context)
    {
        var name = context.Village?.Name ?? context[Word.ProductName];
        var brand = Sheet.Row(
            [
                new Node.IconMark(Icon.Seal, 10, Ink.Cinnabar),
                new Node.Text(Title(context, name)) { Bold = true, MaxLines = 1 },
            ],
            3);
        var clock = Sheet.Muted(ClockText(context)) with { Align = TextAlign.End, Tabular = true, MaxLines = 1 };
        return new Node.ScaleLimit(new Node.Row([new Node.Flex(brand), clock], Sheet.GridMm), 1.25);
    }

    /// <summary>With larger text a long title would push the time aside: the name says enough.</summary>
    private static string Title(ScreenContext context, string name)
    {
        const int ShortTitle = 12;
        var title = context.Say(Word.VillageAffairs, name);
        return context.State.TextScale > 1 && !context.IsLandscape && title.Length > ShortTitle ? name : title;
    }

    /// <summary>Date and time, or that the clock cannot be believed.</summary>
    public static string ClockText(ScreenContext context) => context.Clock.IsPlausible
        ? context.Say(Word.DayAndTime, context.ShortDay(context.Clock.Today), context.ClockTime())
        : context[Word.ClockWrong];
}
