using System.Buffers.Binary;
using VillagePublic.Kiosk.Commands;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Speech;

namespace VillagePublic.Tests.Speech;

/// <summary>The real synthesiser, writing instead of sounding.</summary>
public sealed class VoiceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh", "十月收入12,600.00元，支出8,000元。")]
    [InlineData("en", "The water is off tomorrow.")]
    public async Task Speaks_a_sentence_faster_when_asked_to(string language, string sentence)
    {
        var slow = await SecondsOf(new Utterance(0, sentence, language, 110, 100));
        var fast = await SecondsOf(new Utterance(0, sentence, language, 200, 100));
        Assert.InRange(fast, 0.8, 12);
        Assert.True(slow > fast * 1.2, $"slow {slow:0.0} s, fast {fast:0.0} s");
    }

    [Fact]
    public async Task A_louder_voice_is_louder()
    {
        var quiet = await Voice.SynthesiseAsync(new Utterance(0, "开会", "zh", 150, 50), Cancel);
        var loud = await Voice.SynthesiseAsync(new Utterance(0, "开会", "zh", 150, 180), Cancel);
        Assert.True(Peak(loud) > Peak(quiet) * 1.3);
    }

    [Fact]
    public async Task Every_character_is_spoken_and_none_is_spelt_as_letters()
    {
        // Spelt as English letters, two characters take longer than these eight together.
        var seconds = await SecondsOf(new Utterance(0, "清溪村公布账目了", "zh", 150, 100));
        Assert.InRange(seconds, 1.0, 3.5);
    }

    [Fact]
    public async Task A_document_is_spoken_into_a_file_that_says_how_long_it_is()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        string[] arguments =
            ["speak", "--sample", "--document", "notices/2026-11-20-water-cut", "--speed", "Fast", "--out", path];
        Assert.Equal(0, await KioskCommandLine.RunAsync(arguments, TextWriter.Null, TextWriter.Null));
        var wave = await File.ReadAllBytesAsync(path, Cancel);
        File.Delete(path);
        Assert.Equal(wave.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(wave.AsSpan(4)));
        Assert.Equal("data"u8, wave.AsSpan(36, 4));
        Assert.Equal(wave.Length - 44, BinaryPrimitives.ReadInt32LittleEndian(wave.AsSpan(40)));
        Assert.InRange((wave.Length - 44) / (double)BinaryPrimitives.ReadInt32LittleEndian(wave.AsSpan(28)), 10, 120);
    }

    [Fact]
    public async Task A_document_that_is_not_there_is_not_spoken()
    {
        using var error = new StringWriter();
        string[] arguments = ["speak", "--sample", "--document", "notices/nothing"];
        Assert.Equal(1, await KioskCommandLine.RunAsync(arguments, TextWriter.Null, error));
        Assert.StartsWith("Nothing of that is published.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Breaking_off_ends_one_utterance_before_the_next_begins_and_only_the_last_is_reported()
    {
        var begun = new List<string>();
        var reports = new TaskCompletionSource<ScreenEvent>();
        var release = new TaskCompletionSource();
        using var reader = new Reader(
            async (utterance, stop) =>
            {
                begun.Add(utterance.Text);
                await release.Task.WaitAsync(stop);
                return null;
            },
            reports.SetResult);
        var second = new Utterance(1, "二", "zh", 150, 100);
        reader.Follow(new Utterance(0, "一", "zh", 150, 100));
        reader.Follow(second);
        reader.Follow(second);
        release.SetResult();
        Assert.Equal(new ScreenEvent.Spoken(1, null), await reports.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancel));
        Assert.Equal(["一", "二"], begun);
    }

    private static async Task<double> SecondsOf(Utterance utterance)
    {
        var wave = await Voice.SynthesiseAsync(utterance, Cancel);
        Assert.Equal("RIFF"u8, wave.AsSpan(0, 4));
        var bytesPerSecond = BinaryPrimitives.ReadInt32LittleEndian(wave.AsSpan(28));
        return (wave.Length - 44) / (double)bytesPerSecond;
    }

    private static int Peak(byte[] wave)
    {
        var peak = 0;
        for (var index = 44; index + 1 < wave.Length; index += 2)
        {
            peak = Math.Max(peak, Math.Abs((int)BinaryPrimitives.ReadInt16LittleEndian(wave.AsSpan(index))));
        }

        return peak;
    }
}
