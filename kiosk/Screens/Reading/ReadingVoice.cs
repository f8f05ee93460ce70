using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>How fast a screen is read, in words a minute of the synthesiser.</summary>
internal enum ReadingPace
{
    Slow = 110,
    Normal = 150,
    Fast = 200,
}

/// <summary>How loud a screen is read, in percent of the synthesiser's own loudness.</summary>
internal enum Loudness
{
    Quiet = 50,
    Normal = 100,
    Loud = 180,
}

/// <summary>How a sentence of the screen is to be heard.</summary>
internal static class ReadingVoice
{
    private const char FirstHan = '\u3400';
    private const char LastHan = '\u9FFF';

    /// <summary>An utterance in the voice of its own language, whatever language the screen's words are in.</summary>
    public static Utterance Of(KioskState state, int number, string sentence) => new(
        number,
        sentence,
        sentence.Any(character => character is >= FirstHan and <= LastHan) ? "zh"
            : sentence.Any(char.IsAsciiLetter) ? "en" : state.Language,
        (int)state.Pace,
        (int)state.Loudness);
}
