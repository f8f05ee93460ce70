using System.Buffers.Binary;
using System.CommandLine;
using System.ComponentModel;
using System.Globalization;
using VillagePublic.Content;
using VillagePublic.Content.Pages;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;
using VillagePublic.Kiosk.Speech;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Speaks a document's loudspeaker text into a sound file, for the village's loudspeakers.</summary>
internal static class SpeakCommand
{
    // A WAV file's header (RIFF, one "fmt " and one "data" chunk): where the two sizes stand in it.
    private const int HeaderBytes = 44;
    private const int RiffSizeAt = 4;
    private const int DataSizeAt = 40;
    private const int LoudnessPercent = 100;

    private static readonly Option<string> Document = CommandOption.Make(
        "--document", "The document, such as finance/2026-10.", "");

    private static readonly Option<int?> Revision = CommandOption.Make<int?>(
        "--revision", "Which revision, from 1; the latest unless given.", null);

    private static readonly Option<ReadingPace> Speed = CommandOption.Make(
        "--speed", "Slow, Normal or Fast.", ReadingPace.Slow);

    private static readonly Option<string> Language = CommandOption.Make(
        "--language", "Language of the text around the village's own words: " + CommandOption.Languages + ".", "zh");

    private static readonly Option<string> Out = CommandOption.Make("--out", "WAV file to write.", "broadcast.wav");

    public static void AddTo(RootCommand root)
    {
        var command = new Command("speak", "Speak a document's loudspeaker text into a sound file (WAV).");
        Option[] options = [Document, Revision, Speed, Language, Out];
        foreach (var option in options)
        {
            command.Add(option);
        }

        VillageSource.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, cancellationToken));
        root.Add(command);
    }

    private static async Task<int> RunAsync(System.CommandLine.ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (parsed.GetRequiredValue(Document).Length == 0)
        {
            await error.WriteLineAsync("Not understood; see 'kiosk speak --help'.");
            return ExitCode.Usage;
        }

        using var source = VillageSource.Open(parsed, error);
        if (source is null)
        {
            return ExitCode.Findings;
        }

        var language = parsed.GetRequiredValue(Language);
        if (TextOf(source, parsed.GetRequiredValue(Document), parsed.GetValue(Revision), language) is not { } text)
        {
            await error.WriteLineAsync("Nothing of that is published.");
            return ExitCode.Findings;
        }

        try
        {
            var sound = await Voice.SynthesiseAsync(
                new Utterance(0, text, language, (int)parsed.GetRequiredValue(Speed), LoudnessPercent),
                cancellationToken);
            await File.WriteAllBytesAsync(parsed.GetRequiredValue(Out), Whole(sound), cancellationToken);
            return ExitCode.Success;
        }
        catch (Win32Exception exception)
        {
            await error.WriteLineAsync($"There is no voice here: {exception.Message} (sudo apt-get install espeak-ng)");
            return ExitCode.Findings;
        }
    }

    /// <summary>The very text that phones download.</summary>
    private static string? TextOf(VillageSource source, string id, int? revision, string language)
    {
        var path = revision is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"/{id}@{number}.txt")
            : $"/{id}.txt";
        var answer = new VillagePages(source.Library, new VillagePagesOptions()).Respond(
            new PageRequest(path, DateOnly.FromDateTime(source.Time.GetUtcNow().DateTime)) { Language = language });
        return answer is { Status: 200, IsHtml: false } ? StrictUtf8.GetString(answer.Body) : null;
    }

    /// <summary>A synthesiser that writes into a pipe cannot go back and fill in how long it was.</summary>
    private static byte[] Whole(byte[] sound)
    {
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(RiffSizeAt), sound.Length - RiffSizeAt - sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(DataSizeAt), sound.Length - HeaderBytes);
        return sound;
    }
}
