using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The tools at the bottom of every screen, always in the same order at the same place.</summary>
internal static class ToolBar
{
    /// <summary>Tools and keys stay readable at this scale; larger ones would leave the text no room.</summary>
    public const double MaxTextScale = 1;

    /// <summary>Tools of a screen.</summary>
    /// <param name="code">What the phone code would open; <see langword="null"/>: nothing published is shown.</param>
    public static Node Make(ScreenContext context, Route.Qr? code)
    {
        List<Node> tools = [];
        if (context.State.Here is not Route.Home)
        {
            tools.Add(Tool(context[Word.Back], Icon.Back, new KioskAction.Back()));
            tools.Add(Tool(context[Word.Home], Icon.Home, new KioskAction.Home()));
        }

        tools.Add(Tool(SizeLabel(context), Icon.TextSize, new KioskAction.NextTextSize(), context.State.TextScale > 1));
        tools.Add(Tool(ThemeLabel(context), Icon.Contrast, new KioskAction.NextTheme(), context.State.Theme != 0));
        tools.Add(Tool(context[Word.Lower], Icon.Lower, new KioskAction.ToggleReach(), context.State.IsLowered));
        tools.Add(Tool(context[Word.OtherLanguage], Icon.Language, new KioskAction.NextLanguage()));
        if (code is not null)
        {
            tools.Add(Tool(context[Word.OnPhone], Icon.Phone, new KioskAction.Open(code)));
        }

        Node row = new Node.Row([.. tools.Select(tool => new Node.Flex(tool))], 2.5) { Align = CrossAlign.Stretch };
        return new Node.ScaleLimit(row, MaxTextScale);
    }

    private static Node.Button Tool(string label, Icon icon, KioskAction action, bool isOn = false) =>
        new(label, action) { Icon = icon, Stacked = true, Selected = isOn };

    private static string SizeLabel(ScreenContext context) => context.State.TextScale switch
    {
        < 1.5 => context[Word.LargerText],
        < 2 => context[Word.LargestText],
        _ => context[Word.StandardText],
    };

    private static string ThemeLabel(ScreenContext context) => context.State.Theme switch
    {
        Theme.Standard => context[Word.HighContrast],
        Theme.HighContrast => context[Word.NightColours],
        _ => context[Word.StandardColours],
    };
}
