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
        var (town, home) = (Address(), Address());
        var witness = await FoundAsync(town);
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

    [Fact]
    public async Task A_machine_that_went_another_way_than_its_witness_saw_signs_nothing_and_keeps_both_notes_as_files()
    {
        var (town, home) = (Address(), Address());
        var witness = await FoundAsync(town);
        var image = Path.Combine(root, "image");
        Copy(Village, image);
        await using (Start(Township, town, "--empty"))
        {
            await PublishAsync();
            await using var seen = Start(Village, home);
            await UntilCosignedAsync(seen, home, witness);
        }

        // Rolled back with its keys, and published to while the witness was away.
        Directory.Delete(Village, recursive: true);
        Copy(image, Village);
        await WriteAsync(Path.Combine(Folder, "notices", "2026-11-21-power.md"), Notice("停电"));
        await WriteAsync(Path.Combine(Folder, "notices", "2026-11-22-road.md"), Notice("修路"));
        await PublishAsync();
        await using var township = Start(Township, town, "--empty");
        await UntilAsync(township, town, _ => true);
        await using var village = Start(Village, home);
        await village.UntilAsync(
            () => Task.FromResult(village.Output),
            said => said.Contains("has seen another history", StringComparison.Ordinal));
        await UntilAsync(village, home, health => health.GetProperty("log").GetString() == "Behind");
        var evidence = Assert.Single(Directory.GetDirectories(Path.Combine(Village, "evidence")));
        Assert.Equal(
            ["other.note", "read-me.txt", "trusted.note"],
            Directory.GetFiles(evidence).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains(
            $"— {witness.Split('+')[0]} ",
            await File.ReadAllTextAsync(Path.Combine(evidence, "other.note"), Cancel),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kiosk_that_asks_for_a_witness_shows_only_what_it_has_signed()
    {
        var (town, home) = (Address(), Address());
        var witness = await FoundAsync(town);
        var hall = Path.Combine(root, "hall");
        var key = await LineAsync("key", "--data", Village);
        await WriteAsync(
            Path.Combine(hall, "witness-policy.txt"), $"log {key}\nwitness town {witness}\nquorum town\n");
        await using var village = Start(Village, home);
        await UntilAsync(village, home, _ => true);
        await using var kiosk = RunningKiosk.Start(hall, home + "/feed", key);
        await kiosk.Program.UntilAsync(
            () => Task.FromResult(kiosk.Program.Output),
            said => said.Contains("Not enough witnesses have signed", StringComparison.Ordinal));
        Assert.Equal(0, (await kiosk.HealthAsync()).GetProperty("size").GetInt64());

        await using var township = Start(Township, town, "--empty");
        await UntilCosignedAsync(village, home, witness);
        await kiosk.UntilSizeAsync(1);
    }

    [Theory]
    [InlineData("witness town nonsense http://x/", "Line 1")]
    [InlineData("# good\nlog nonsense", "Line 2")]
    [InlineData("quorum 1", "Line 1")]
    [InlineData("# nobody", "'quorum none'")]
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

    private string Folder => Path.Combine(root, "folder");

    private static string Notice(string title) =>
        $"---\nkind: notice\ntitle: {title}\ndate: 2026-11-20\nsummary: {title}。\n---\n\n上午{title}。\n";

    /// <returns>The key of the township's witness, which the village is to ask.</returns>
    private async Task<string> FoundAsync(string town)
    {
        var key = await LineAsync("key", "create", "--code", "370100000001", "--data", Village);
        var witness = await LineAsync("key", "witness", "--data", Township);
        await WriteAsync(Path.Combine(Township, "witness-policy.txt"), $"# 石桥村\nlog {key}\nquorum none\n");
        await WriteAsync(
            Path.Combine(Village, "witness-policy.txt"), $"witness town {witness} {town}/witness\nquorum town\n");
        return witness;
    }

    private async Task PublishAsync()
    {
        await WriteAsync(
            Path.Combine(Folder, "village.md"),
            "---\nkind: village\ntitle: 石桥村\nname: 石桥村\ncode: \"370100000001\"\n---\n\n欢迎。\n");
        await WriteAsync(
            Path.Combine(Folder, "notices", "2026-11-20-water.md"), Notice("停水"));
        await LineAsync("user", "add", "--name", "李梅", "--role", "clerk", "--data", Village);
        await LineAsync("user", "add", "--name", "周桂芳", "--role", "reviewer", "--data", Village);
        await LineAsync("publish", Folder, "--as", "李梅", "--as", "周桂芳", "--data", Village);
    }

    private Task<JsonElement> HealthAsync(string address) =>
        client.GetFromJsonAsync<JsonElement>(address + "/health", Cancel);

    private Task UntilAsync(ProgramProcess program, string address, Func<JsonElement, bool> isWanted) =>
        program.UntilAsync(() => HealthAsync(address), isWanted);

    private Task UntilCosignedAsync(ProgramProcess program, string address, string witness) => program.UntilAsync(
        () => client.GetStringAsync(address + "/feed/checkpoint", Cancel),
        note => note.Contains($"— {witness.Split('+')[0]} ", StringComparison.Ordinal));
}
