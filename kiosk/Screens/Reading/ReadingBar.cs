using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What stands above the tools while a screen is read aloud: stop, how fast, how loud.</summary>
internal static class ReadingBar
{
    public static Node Make(ScreenContext context) => new Node.ScaleLimit(
        new Node.Row(
            [
                new Node.Flex(new Node.Button(context[Word.StopReading], new KioskAction.ReadAloud())
                {
                    Icon = Icon.Stop, Style = ButtonStyle.Primary,
                }),
                new Node.Flex(
                    new Node.Button(context[PaceLabel(context.State.Pace)], new KioskAction.NextPace())),
                new Node.Flex(
                    new Node.Button(context[LoudnessLabel(context.State.Loudness)], new KioskAction.NextLoudness())),
            ],
            Sheet.GridMm)
        {
            Align = CrossAlign.Stretch,
        },
        ToolBar.MaxTextScale);

    /// <summary>Says why nothing is to be heard, and who can mend it.</summary>
    public static string Explain(ScreenContext context, SpeechFault fault) => context[fault switch
    {
        SpeechFault.NotInstalled => Word.SpeechNotInstalled,
        _ => Word.SpeechNoSound,
    }];

    // A button says what it does, not what is.
    private static Word PaceLabel(ReadingPace pace) => pace switch
    {
        ReadingPace.Slow => Word.ReadNormally,
        ReadingPace.Normal => Word.ReadFaster,
        _ => Word.ReadSlowly,
    };

    private static Word LoudnessLabel(Loudness loudness) => loudness switch
    {
        Loudness.Quiet => Word.SoundNormal,
        Loudness.Normal => Word.SoundLouder,
        _ => Word.SoundQuieter,
    };
}
