using System.Net.Http.Json;
using System.Text.Json;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>Two real admins: a township that witnesses a village's log, and the village.</summary>
public sealed class WitnessedTests : IDisposable
{
    private const string Admin = "VillagePublic.Admin.dll";

    private readonly string root = Directory.CreateTempSubdirectory("witnessed-").FullName;
    private readonly HttpClient client = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Village => Path.Combine(root, "village");

    private string Township => Path.Combine(root, "township");

    public void Dispose()
    {
        client.Dispose();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_township_cosigns_a_village_and_a_machine_rolled_back_with_its_keys_signs_nothing()
    {
        var key = await LineAsync("key", "create", "--code", "370100000001", "--data", Village);
        var witness = await LineAsync("key", "witness", "--data", Township);
        await WriteAsync(Path.Combine(Township, "witness-policy.txt"), $"# 石桥村\nlog {key}\n");
        var (town, home) = (Address(), Address());
        await WriteAsync(
            Path.Combine(Village, "witness-policy.txt"), $"witness {witness} {town}/witness\nquorum 1\n");
        await using var township = Start(Township, town, "--empty");
        await UntilAsync(township, town, _ => true);
        var image = Path.Combine(root, "image");
        Copy(Village, image);

        await using (var village = Start(Village, home))
        {
            await UntilCosignedAsync(village, home, witness);
        }

        await PublishAsync();
        await using (var village = Start(Village, home))
        {
            await UntilCosignedAsync(village, home, witness);
            Assert.Equal("Ready", (await HealthAsync(home)).GetProperty("log").GetString());
        }

        // The whole machine as it was before, keys and all: nothing on it can know.
        Directory.Delete(Village, recursive: true);
        Copy(image, Village);
        await using var rolledBack = Start(Village, home);
        await UntilAsync(rolledBack, home, health => health.GetProperty("log").GetString() == "Behind");
        Assert.Contains("has seen 5 entries", rolledBack.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("witness nonsense http://x/", "(1)")]
    [InlineData("# good\nlog nonsense", "(2)")]
    [InlineData("quorum 1", "quorum")]
    public async Task A_policy_that_cannot_be_read_is_refused_with_its_line(string policy, string said)
    {
        await WriteAsync(Path.Combine(Village, "witness-policy.txt"), policy);
        var (code, output) = await ProgramProcess.RunAsync(Admin, "key", "--data", Village);
        Assert.True(code == 1 && output.Contains(said, StringComparison.Ordinal), output);
    }

    private static string Address() => FormattableString.Invariant($"http://127.0.0.1:{ProgramProcess.FreePort()}");

    private static ProgramProcess Start(string data, string address, params string[] more) =>
        ProgramProcess.StartAdmin(["--data", data, "--listen", address, "--no-screen", .. more]);

    private static async Task<string> LineAsync(params string[] arguments)
    {
        var (code, said) = await ProgramProcess.RunAsync(Admin, arguments);
        Assert.True(code == 0, said);
        return said.Split('\n')[0];
    }

    private static async Task WriteAsync(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, Cancel);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private async Task PublishAsync()
    {
        var folder = Path.Combine(root, "folder");
        await WriteAsync(
            Path.Combine(folder, "village.md"),
            "---\nkind: village\ntitle: 石桥村\nname: 石桥村\ncode: \"370100000001\"\n---\n\n欢迎。\n");
        await WriteAsync(
            Path.Combine(folder, "notices", "2026-11-20-water.md"),
            "---\nkind: notice\ntitle: 停水\ndate: 2026-11-20\nsummary: 停水。\n---\n\n上午停水。\n");
        await LineAsync("user", "add", "--name", "李梅", "--role", "clerk", "--data", Village);
        await LineAsync("user", "add", "--name", "周桂芳", "--role", "reviewer", "--data", Village);
        await LineAsync("publish", folder, "--as", "李梅", "--as", "周桂芳", "--data", Village);
    }

    private Task<JsonElement> HealthAsync(string address) =>
        client.GetFromJsonAsync<JsonElement>(address + "/health", Cancel);

    private Task UntilAsync(ProgramProcess program, string address, Func<JsonElement, bool> isWanted) =>
        program.UntilAsync(() => HealthAsync(address), isWanted);

    private Task UntilCosignedAsync(ProgramProcess program, string address, string witness) => program.UntilAsync(
        () => client.GetStringAsync(address + "/feed/checkpoint", Cancel),
        note => note.Contains($"— {witness.Split('+')[0]} ", StringComparison.Ordinal));
}
