using Microsoft.Extensions.Options;
using VillagePublic.Kiosk.Commands;
using VillagePublic.Kiosk.Hosting;

namespace VillagePublic.Tests.Screens;

public sealed class KioskOptionsTests
{
    [Fact]
    public void Wrong_options_are_refused_together_with_the_names_of_their_fields()
    {
        var options = new KioskOptions { Port = 70_000, Warning = TimeSpan.FromSeconds(5), Feeds = ["http://x/feed"] };
        options.Language = "tlh";
        var failures = Assert.Throws<OptionsValidationException>(() => KioskServices.Check(options)).Failures.ToList();
        Assert.Contains(failures, failure => failure.Contains("Port", StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.Contains("Warning", StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.Contains("'tlh'; there are: zh, en", StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.Contains("--key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://10.0.0.5:5080/feed", "http://10.0.0.5:5080/")]
    [InlineData("https://example.cn/v/370102001001/feed/", "https://example.cn/v/370102001001/")]
    [InlineData("/media/stick/feed", "http://127.0.0.1:5090/")]
    public void Phones_are_sent_to_where_the_feed_comes_from(string feed, string expected) =>
        Assert.Equal(expected, new PhoneAddress(new KioskOptions { Feeds = [feed] }).Find().AbsoluteUri);

    [Theory]
    [InlineData("snapshot", "--size", "big")]
    [InlineData("snapshot", "--screen", "nonsense")]
    [InlineData("--nonsense", "1", "2")]
    public async Task What_is_not_understood_is_a_usage_error(params string[] arguments) =>
        Assert.Equal(2, await KioskCommandLine.RunAsync(arguments, TextWriter.Null, TextWriter.Null));

    [Fact]
    public async Task Verifying_nothing_is_a_finding()
    {
        var folder = Directory.CreateTempSubdirectory("kiosk-").FullName;
        Assert.Equal(
            1,
            await KioskCommandLine.RunAsync(["verify", "--data", folder], TextWriter.Null, TextWriter.Null));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_pairing_is_remembered()
    {
        var folder = Directory.CreateTempSubdirectory("kiosk-").FullName;
        Assert.Null(Pairing.Read(folder));
        new Pairing("name+12345678+AX", ["http://a/feed", "http://b/feed"]).Write(folder);
        var read = Pairing.Read(folder)!;
        Assert.Equal(("name+12345678+AX", 2), (read.Key, read.Feeds.Count));

        // A hall without a line has only a key.
        new Pairing("name+12345678+AX", []).Write(folder);
        read = Pairing.Read(folder)!;
        Assert.Equal(("name+12345678+AX", 0), (read.Key, read.Feeds.Count));
        Directory.Delete(folder, recursive: true);
    }
}
