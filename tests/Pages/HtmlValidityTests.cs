using System.Diagnostics;

namespace VillagePublic.Tests.Pages;

/// <summary>Every page by the validator of the W3C (Nu Html Checker).</summary>
public sealed class HtmlValidityTests
{
    /// <summary>The checker is 31 MB of Java; <c>tests/run.sh</c> brings it where npm and Java are at hand.</summary>
    private const string Variable = "VILLAGEPUBLIC_VNU";

    [Fact]
    public async Task Every_page_is_valid_in_both_languages()
    {
        var checker = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(checker is null, $"{Variable} does not name vnu.jar.");
        var village = SampleVillage.Create();
        var folder = Directory.CreateTempSubdirectory("pages-");
        var count = 0;
        foreach (var path in village.AllPaths().Append("/Q/ABCDEFGHJKMNPQRS").Append("/nothing"))
        {
            foreach (var language in new[] { "zh", "en" })
            {
                await File.WriteAllBytesAsync(
                    Path.Combine(folder.FullName, $"{++count}.html"),
                    village.Get(path, language).Body,
                    TestContext.Current.CancellationToken);
            }
        }

        var start = new ProcessStartInfo("java", ["-jar", checker!, "--stdout", "--format", "gnu", folder.FullName])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var found = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        folder.Delete(recursive: true);
        Assert.True(count > 300);
        Assert.Empty(found.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(5));
    }
}
