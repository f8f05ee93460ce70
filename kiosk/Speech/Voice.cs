using System.ComponentModel;
using System.Diagnostics;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Processes;

namespace VillagePublic.Kiosk.Speech;

/// <summary>Speaks one sentence at a time through the system's offline synthesiser (espeak-ng).</summary>
/// <remarks>Every sentence is a process of its own, so that stopping is immediate and a crash harms nothing. On Linux
/// the sound goes through a player of its own: the synthesiser calls a missing sound device a success.</remarks>
internal static class Voice
{
    private const string Synthesiser = "espeak-ng";
    private const string Player = "aplay";

    // The synthesiser's plain "cmn" voice spells characters as letters; this one reads them.
    private const string ChineseVoice = "cmn-latn-pinyin";
    private const string EnglishVoice = "en";

    /// <summary>A WAV file's header alone: nothing was spoken.</summary>
    private const int WaveHeaderBytes = 44;

    /// <summary>Speaks and returns when it has been said.</summary>
    /// <returns>Why nothing is to be heard; <see langword="null"/> when it was.</returns>
    public static async Task<SpeechFault?> SayAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                var (code, _) = await SystemTool.RunAsync(
                    Start(utterance, toOutput: false), Words(utterance), cancellationToken);
                return code == 0 ? null : SpeechFault.NoSound;
            }

            var sound = await SynthesiseAsync(utterance, cancellationToken);
            var player = new ProcessStartInfo(Player) { ArgumentList = { "-q", "-" } };
            var (played, _) = await SystemTool.RunAsync(player, sound, cancellationToken);
            return played == 0 ? null : SpeechFault.NoSound;
        }
        catch (Win32Exception)
        {
            // Neither is part of the product; without them the screen says so.
            return SpeechFault.NotInstalled;
        }
    }

    /// <summary>The sentence as a WAV file.</summary>
    /// <exception cref="Win32Exception">The synthesiser is not installed.</exception>
    public static async Task<byte[]> SynthesiseAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        var (code, sound) = await SystemTool.RunAsync(
            Start(utterance, toOutput: true), Words(utterance), cancellationToken);
        return code == 0 && sound.Length > WaveHeaderBytes
            ? sound
            : throw new Win32Exception($"{Synthesiser} ended with code {code} and {sound.Length} bytes.");
    }

    private static bool IsEnglish(Utterance utterance) =>
        utterance.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase);

    private static byte[] Words(Utterance utterance) => Content.StrictUtf8.GetBytes(
        IsEnglish(utterance) ? utterance.Text : SpokenText.InChinese(utterance.Text));

    private static ProcessStartInfo Start(Utterance utterance, bool toOutput)
    {
        var start = new ProcessStartInfo(Synthesiser)
        {
            ArgumentList =
            {
                "-v", IsEnglish(utterance) ? EnglishVoice : ChineseVoice,
                "-s", $"{utterance.WordsPerMinute}", "-a", $"{utterance.LoudnessPercent}", "-b", "1",
            },
        };
        if (toOutput)
        {
            start.ArgumentList.Add("--stdout");
        }

        return start;
    }
}
