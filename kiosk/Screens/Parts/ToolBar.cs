using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The tools at the bottom of every screen, always in the same order at the same place.</summary>
internal static class ToolBar
{
    /// <summary>Tools and keys stay readable at this scale; larger ones would leave the text no room.</summary>
    public const double MaxTextScale = 1;

    private const double GapMm = 2.5;

    /// <summary>Tools of a screen.</summary>
    /// <param name="code">What the phone code would open; <see langword="null"/>: nothing published is shown.</param>
    public static Node Make(ScreenContext context, Route.Qr? code)
    {
        Node[] tools =
        [
            .. Ways(context),
            new Node.Flex(Tool(
                SizeLabel(context), Icon.TextSize, new KioskAction.NextTextSize(), context.State.TextScale > 1)),
            new Node.Flex(Tool(
                ThemeLabel(context), Icon.Contrast, new KioskAction.NextTheme(), context.State.Theme != 0)),
            new Node.Flex(
                Tool(
                    context[Word.ReadAloud],
                    Icon.Speak,
                    new KioskAction.ReadAloud(),
                    context.State.Reading is not null)),
            new Node.Flex(
                Tool(context[Word.Lower], Icon.Lower, new KioskAction.ToggleReach(), context.State.IsLowered)),
            new Node.Flex(Tool(context[Word.OtherLanguage], Icon.Language, new KioskAction.NextLanguage())),
            new Node.Flex(code is null
                ? new Node.Space(0)
                : Tool(context[Word.OnPhone], Icon.Phone, new KioskAction.Open(code))),
        ];
        return new Node.ScaleLimit(new Node.Row(tools, GapMm) { Align = CrossAlign.Stretch }, MaxTextScale);
    }

    /// <summary>Back and home; on the home screen, which leads to neither, the village itself in their place.</summary>
    private static IEnumerable<Node> Ways(ScreenContext context)
    {
        if (context.State.Here is not Route.Home)
        {
            yield return new Node.Flex(Tool(context[Word.Back], Icon.Back, new KioskAction.Back()));
            yield return new Node.Flex(Tool(context[Word.Home], Icon.Home, new KioskAction.Home()));
        }
        else if (context.Village is { } village)
        {
            var open = new KioskAction.Open(new Route.Document(village.Id));
            yield return new Node.Flex(Tool(context[Word.KindVillage], Icon.Info, open), 2);
        }
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
