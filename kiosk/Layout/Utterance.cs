namespace VillagePublic.Kiosk.Layout;

/// <summary>What is to be heard now. Another one takes its place at once, also in mid-word.</summary>
/// <param name="Number">Comes back with <see cref="ScreenEvent.Spoken"/>.</param>
/// <param name="Text">One sentence.</param>
/// <param name="Language">BCP 47 language of the sentence.</param>
/// <param name="WordsPerMinute">How fast.</param>
/// <param name="LoudnessPercent">100 is the synthesiser's own loudness.</param>
internal sealed record Utterance(int Number, string Text, string Language, int WordsPerMinute, int LoudnessPercent);

/// <summary>Why nothing is to be heard.</summary>
internal enum SpeechFault
{
    /// <summary>The synthesiser or the player is not on this machine.</summary>
    NotInstalled,

    /// <summary>There is no loudspeaker, or it refuses.</summary>
    NoSound,
}
