using System.Diagnostics;

namespace VillagePublic.Kiosk.Speech;

/// <summary>How fast text is read, in words a minute of the synthesiser.</summary>
internal enum SpeechPace
{
    Slow = 110,
    Normal = 150,
    Fast = 200,
}

/// <summary>Speaks one sentence at a time through the system's offline synthesiser (espeak-ng).</summary>
/// <remarks>Every sentence is a process of its own, so that stopping is immediate and a crash harms nothing.</remarks>
internal sealed class Voice
{
    private const string Program = "espeak-ng";

    // The synthesiser's plain "cmn" voice spells characters as letters; this one reads them.
    private const string ChineseVoice = "cmn-latn-pinyin";
    private const string EnglishVoice = "en";

    /// <summary>Whether this machine can speak: the synthesiser is on the path.</summary>
    public static bool IsAvailable() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Any(folder => File.Exists(Path.Combine(folder, Program)));

    /// <summary>Speaks a sentence and returns when it has been said.</summary>
    /// <param name="sentence">One sentence as shown on the screen.</param>
    /// <param name="language">BCP 47 language.</param>
    /// <param name="pace">How fast.</param>
    /// <param name="waveFile">Writes a sound file instead of speaking; <see langword="null"/> speaks.</param>
    /// <param name="cancellationToken">Stops in mid-word.</param>
    /// <returns><see langword="false"/> when the synthesiser failed (no sound device, say).</returns>
    public async Task<bool> SpeakAsync(
        string sentence, string language, SpeechPace pace, string? waveFile, CancellationToken cancellationToken)
    {
        var english = language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(Program)
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Content.StrictUtf8.Encoding,
            ArgumentList = { "-v", english ? EnglishVoice : ChineseVoice, "-s", $"{(int)pace}", "-b", "1" },
        };
        if (waveFile is not null)
        {
            start.ArgumentList.Add("-w");
            start.ArgumentList.Add(waveFile);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{Program} did not start.");
        try
        {
            await process.StandardInput.WriteAsync(
                (english ? sentence : SpokenText.InChinese(sentence)).AsMemory(), cancellationToken);
            process.StandardInput.Close();
            await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
