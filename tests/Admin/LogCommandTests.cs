using VillagePublic.Admin.Commands;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Tests.Admin;

/// <summary>What the owner of the machine does about keys, people and mistakes, and what a copy makes of it.</summary>
public sealed class LogCommandTests : IDisposable
{
    private const string Id = "notices/2026-11-20-water";
    private const string Secret = "身份证号 370102199001011234";

    private readonly string root = Directory.CreateTempSubdirectory("vp-log-command-").FullName;
    private readonly MemoryLogStore copy = new();
    private VerifierKey? key;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Mirror => Path.Combine(root, "mirror");

    [Fact]
    public async Task The_keys_are_changed_and_a_copy_goes_over_by_itself()
    {
        await FoundAsync();
        await PublishAsync("停水一天。");
        await FollowAsync();
        var refused = await RunAsync("key", "rotate", "--as", "李梅", "--as", "李梅", "--reason", "换届");
        Assert.Equal(ExitCode.Findings, refused.Code);
        Assert.Contains("审核人", refused.Error, StringComparison.Ordinal);

        var changed = await RunAsync("key", "rotate", "--as", "李梅", "--as", "周桂芳", "--reason", "换届");
        Assert.True(changed.Code == ExitCode.Success, changed.Error);
        Assert.NotEqual(key!.ToString(), changed.Output.Split('\n')[0]);
        await PublishAsync("停水两天。");
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync());
        Assert.Empty(LogAudit.Findings(copy, key));
        Assert.Equal(changed.Output, (await RunAsync("key")).Output);
        Assert.Empty(Directory.GetFiles(Path.Combine(root, "data", "keys"), "*.next"));
    }

    [Fact]
    public async Task What_was_published_by_mistake_is_erased_here_and_in_copies()
    {
        await FoundAsync();
        await PublishAsync(Secret);
        await FollowAsync();
        Assert.Equal(1, Held());
        string[] erase = ["erase", Id + "@1", "--as", "李梅", "--as", "周桂芳", "--reason", "误登身份证号"];
        var early = await RunAsync(erase);
        Assert.Contains("correct or withdraw", early.Error, StringComparison.Ordinal);

        await PublishAsync("身份证号已去掉。");
        var erased = await RunAsync(erase);
        Assert.True(erased.Code == ExitCode.Success, erased.Error);
        Assert.Contains(Path.Combine(root, "data", "backups"), erased.Output, StringComparison.Ordinal);
        Assert.Contains("keep it until somebody deletes them", erased.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Findings, (await RunAsync(erase)).Code);
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync());
        Assert.Equal(0, Held());
        Assert.Empty(LogAudit.Findings(copy, key!));
        Assert.False(File.Exists(Path.Combine([Mirror, .. FeedTree.BlobPath(FirstBlob()).Split('/')])));
    }

    [Fact]
    public async Task A_newcomer_signs_only_after_two_people_have_agreed()
    {
        await FoundAsync();
        await RunAsync("user", "add", "--name", "张三", "--role", "clerk");
        Assert.Contains("张三\tclerk\tno password\t-", (await RunAsync("user", "list")).Output, StringComparison.Ordinal);
        Write("先不让发。");
        var refused = await RunAsync("publish", Folder, "--as", "张三", "--as", "周桂芳");
        Assert.Equal(ExitCode.Findings, refused.Code);
        Assert.Contains("没有登记", refused.Error, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Success, (await RunAsync("user", "agree", "--as", "李梅", "--as", "周桂芳")).Code);
        Assert.Contains(
            "张三\tclerk\tno password\tsigns", (await RunAsync("user", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, (await RunAsync("publish", Folder, "--as", "张三", "--as", "周桂芳")).Code);
        Assert.Equal(ExitCode.Findings, (await RunAsync("user", "agree", "--as", "李梅", "--as", "周桂芳")).Code);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string Folder => Path.Combine(root, "village");

    private async Task FoundAsync()
    {
        var made = await RunAsync("key", "create", "--code", "370100000001");
        key = VerifierKey.TryParse(made.Output.Split('\n')[0]);
        await RunAsync("user", "add", "--name", "李梅", "--role", "clerk");
        await RunAsync("user", "add", "--name", "周桂芳", "--role", "reviewer");
    }

    private void Write(string text)
    {
        var path = Path.Combine(Folder, Id + ".md");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"---\nkind: notice\ntitle: 停水通知\ndate: 2026-11-20\n---\n\n{text}\n");
    }

    private async Task PublishAsync(string text)
    {
        Write(text);
        var published = await RunAsync("publish", Folder, "--as", "李梅", "--as", "周桂芳");
        Assert.True(published.Code == ExitCode.Success, published.Error);
    }

    private async Task<FollowOutcome> FollowAsync()
    {
        Assert.Equal(ExitCode.Success, (await RunAsync("feed", "export", Mirror)).Code);
        return await new LogFollower(copy, key!, TimeProvider.System)
            .FollowAsync([new FolderLogSource(Mirror)], Cancel);
    }

    private Content.Log.Hash FirstBlob() => copy.ReadEntries(0, 99)
        .Select(bytes => LogEntryFormat.TryParse(bytes)!).First(entry => entry.Id == Id).Blobs[0].Sha256;

    private int Held() => copy.HasBlob(FirstBlob()) ? 1 : 0;

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await AdminCommandLine.RunAsync(
            [.. arguments, "--data", Path.Combine(root, "data")], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
