using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;
using SkiaSharp;
using VillagePublic.Admin.Commands;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Rules.Attachments;
using VillagePublic.Tests.Feed;
using VillagePublic.Tests.Rules;

namespace VillagePublic.Tests.Admin;

public sealed class CommandLineTests : IDisposable
{
    private const string Village = """
        ---
        kind: village
        title: 石桥村
        name: 石桥村
        code: "370100000001"
        ---

        欢迎。

        """;

    private const string Notice = """
        ---
        kind: notice
        title: 停水通知
        date: 2026-11-20
        summary: 二十日上午停水。
        ---

        二十日上午停水。

        """;

    private readonly string root = Directory.CreateTempSubdirectory("vp-command-").FullName;

    private string Data => Path.Combine(root, "data");

    private string Folder => Path.Combine(root, "village");

    [Theory]
    [InlineData("--help")]
    [InlineData("check", "--help")]
    [InlineData("user", "add", "--help")]
    public async Task Help_is_no_mistake(params string[] arguments) =>
        Assert.Equal(ExitCode.Success, (await RunAsync(arguments)).Code);

    [Theory]
    [InlineData("dance")]
    [InlineData("check")]
    [InlineData("check", "/no/such/folder")]
    [InlineData("publish", ".", "--as", "只有一个人")]
    [InlineData("user", "add", "--name", "李梅", "--role", "king")]
    [InlineData("key", "create", "--code", "12")]
    public async Task What_cannot_be_meant_answers_2(params string[] arguments) =>
        Assert.Equal(ExitCode.Usage, (await RunAsync(arguments)).Code);

    [Fact]
    public async Task Check_names_findings_relative_to_the_folder_in_three_formats()
    {
        Write("notices/bad.md", "---\nkind: notice\n---\n没有标题\n");
        var text = await RunAsync("check", Folder, "--language", "en");
        Assert.Equal(ExitCode.Findings, text.Code);
        Assert.Contains("notices/bad.md:", text.Output, StringComparison.Ordinal);

        var json = JsonDocument.Parse((await RunAsync("check", Folder, "--format", "json")).Output);
        Assert.Contains(json.RootElement.EnumerateArray(), finding =>
            finding.GetProperty("path").GetString() == "notices/bad.md");

        var sarif = JsonDocument.Parse((await RunAsync("check", Folder, "--format", "sarif")).Output);
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        Assert.NotEqual(0, sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task A_folder_published_and_exported_is_the_same_folder()
    {
        Write("village.md", Village);
        Write("notices/2026-11-20-water.md", Notice);
        await RunAsync("key", "create", "--code", "370100000001", "--data", Data);
        foreach (var (name, role) in new[] { ("李梅", "clerk"), ("周桂芳", "reviewer") })
        {
            var added = await RunAsync("user", "add", "--name", name, "--role", role, "--data", Data);
            Assert.Equal(ExitCode.Success, added.Code);
        }

        var same = await RunAsync("publish", Folder, "--as", "李梅", "--as", "李梅", "--data", Data);
        Assert.Equal(ExitCode.Findings, same.Code);
        var published = await RunAsync("publish", Folder, "--as", "李梅", "--as", "周桂芳", "--data", Data);
        Assert.True(published.Code == ExitCode.Success, published.Error);
        Assert.Contains("2 published", published.Output, StringComparison.Ordinal);
        var again = await RunAsync("publish", Folder, "--as", "李梅", "--as", "周桂芳", "--data", Data);
        Assert.Contains("0 published", again.Output, StringComparison.Ordinal);

        var copy = Path.Combine(root, "copy");
        Assert.Equal(ExitCode.Success, (await RunAsync("export", copy, "--data", Data)).Code);
        Assert.Equal(Bytes(Folder), Bytes(copy));
    }

    [Fact]
    public async Task The_log_is_copied_into_a_folder_and_a_proof_somebody_kept_is_checked_with_the_key_alone()
    {
        Write("notices/2026-11-20-water.md", Notice);
        var key = (await RunAsync("key", "create", "--code", "370100000001", "--data", Data)).Output.Split('\n')[0];
        await RunAsync("user", "add", "--name", "李梅", "--role", "clerk", "--data", Data);
        await RunAsync("user", "add", "--name", "周桂芳", "--role", "reviewer", "--data", Data);
        await RunAsync("publish", Folder, "--as", "李梅", "--as", "周桂芳", "--data", Data);
        var mirror = Path.Combine(root, "mirror");
        Assert.Equal(ExitCode.Success, (await RunAsync("feed", "export", mirror, "--data", Data)).Code);
        Assert.Contains("0 files", (await RunAsync("feed", "export", mirror, "--data", Data)).Output);
        var cancel = TestContext.Current.CancellationToken;
        var verifier = VerifierKey.TryParse(key)!;
        var copy = new MemoryLogStore();
        Assert.IsType<FollowOutcome.Advanced>(await new LogFollower(copy, verifier, TimeProvider.System)
            .FollowAsync([new FolderLogSource(mirror)], cancel));

        var file = Path.Combine(root, "proof.txt");
        await File.WriteAllBytesAsync(file, EntryProof.Make(copy, copy.ReadHead()!.Checkpoint.Size - 1)!, cancel);
        var proven = await RunAsync("verify", file, "--key", key);
        Assert.Equal(ExitCode.Success, proven.Code);
        Assert.Contains("《停水通知》第 1 版", proven.Output, StringComparison.Ordinal);
        Assert.Contains("李梅、周桂芳签字", proven.Output, StringComparison.Ordinal);
        Assert.Contains("cannot show whether the log had", proven.Output, StringComparison.Ordinal);
        await File.AppendAllTextAsync(file, "x", cancel);
        var altered = await RunAsync("verify", file, "--key", key);
        Assert.Equal(ExitCode.Findings, altered.Code);
        Assert.Contains("证明不了", altered.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_feed_is_checked_in_a_folder_and_over_a_line_and_the_damaged_file_is_named()
    {
        await FoundAsync();
        Write("notices/2026-11-20-water.md", Notice);
        await RunAsync("publish", Folder, "--as", "李梅", "--as", "周桂芳", "--data", Data);
        var key = (await RunAsync("key", "--data", Data)).Output.Split('\n')[0];
        var mirror = Path.Combine(root, "mirror");
        await RunAsync("feed", "export", mirror, "--data", Data);
        await using var web = await FeedHost.StartAsync(app => app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(mirror), RequestPath = "/feed", ServeUnknownFileTypes = true,
        }));
        var tile = Directory.GetFiles(Path.Combine(mirror, "tile", "0"), "*", SearchOption.AllDirectories)[0];
        foreach (var feed in new[] { mirror, web.Feed.AbsoluteUri })
        {
            var good = await RunAsync("verify", feed, "--key", key);
            Assert.True(good.Code == ExitCode.Success, good.Error);
            Assert.Contains("全部核对过了", good.Output, StringComparison.Ordinal);

            FlipBit(tile);
            var bad = await RunAsync("verify", feed, "--key", key);
            Assert.Equal(ExitCode.Findings, bad.Code);
            Assert.Contains("tile/0/000.p/", bad.Error, StringComparison.Ordinal);
            Assert.Contains("1 findings", bad.Error, StringComparison.Ordinal);
            FlipBit(tile);
        }

        var nothing = await RunAsync("verify", Path.Combine(root, "nothing"), "--key", key);
        Assert.Equal(ExitCode.Usage, nothing.Code);
        Assert.Equal(ExitCode.Usage, (await RunAsync("verify", Folder, "--key", key)).Code);
        Assert.Equal(ExitCode.Usage, (await RunAsync("verify", mirror, "--key", "none")).Code);
    }

    [Fact]
    public async Task Import_by_one_person_makes_drafts_and_publishes_nothing()
    {
        Write("notices/2026-11-20-water.md", Notice);
        await RunAsync("key", "create", "--code", "370100000001", "--data", Data);
        await RunAsync("user", "add", "--name", "李梅", "--role", "clerk", "--data", Data);
        var imported = await RunAsync("import", Folder, "--as", "李梅", "--data", Data);
        Assert.Equal("notices/2026-11-20-water.md\n", imported.Output);
        var copy = Path.Combine(root, "copy");
        Assert.Contains("0 files", (await RunAsync("export", copy, "--data", Data)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_pictures_is_published_without_where_they_were_taken()
    {
        await FoundAsync();
        Write(
            "notices/2026-11-20-water.md",
            Notice + "![井](../files/2026/11/well.jpg) ![表](../files/2026/11/meter.png)\n"
                + "[合同](../files/2026/11/%E5%90%88%E5%90%8C.pdf) [清单](../files/2026/11/清单.pdf)\n");
        WriteBytes("files/2026/11/合同.pdf", "%PDF-1.7 a\n%%EOF"u8.ToArray());
        WriteBytes("files/2026/11/清单.pdf", "%PDF-1.7 b\n%%EOF"u8.ToArray());
        WriteBytes("files/2026/11/well.jpg", CameraPicture.WithPlace(SKEncodedImageFormat.Jpeg));
        WriteBytes("files/2026/11/meter.png", CameraPicture.WithPlace(SKEncodedImageFormat.Png));
        var checkedFolder = await RunAsync("check", Folder);
        Assert.Equal(2, checkedFolder.Output.Split("VP5006").Length - 1);

        var published = await RunAsync("publish", Folder, "--as", "李梅", "--as", "周桂芳", "--data", Data);
        Assert.True(published.Code == ExitCode.Success, published.Error);
        var copy = Path.Combine(root, "copy");
        Assert.Equal(ExitCode.Success, (await RunAsync("export", copy, "--data", Data)).Code);
        Assert.True(File.Exists(Path.Combine(copy, "files", "2026", "11", "合同.pdf")));
        Assert.True(File.Exists(Path.Combine(copy, "files", "2026", "11", "清单.pdf")));
        foreach (var name in (string[])["well.jpg", "meter.png"])
        {
            var file = PictureFile.Of(File.ReadAllBytes(Path.Combine(copy, "files", "2026", "11", name)));
            Assert.True(file is { TellsPlace: false, TellsMore: false, IsWhole: true }, $"{name}: {file}");
            Assert.Equal(Path.GetExtension(name) == ".png" ? FileNature.Png : FileNature.Jpeg, file.Nature);
        }

        // What came out goes in again byte for byte.
        Assert.DoesNotContain("VP5006", (await RunAsync("check", copy)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_a_file_that_cannot_be_shown_is_refused_whole_and_says_which()
    {
        await FoundAsync();
        Write("notices/2026-11-20-water.md", Notice + "![井](../files/well.jpg) [表](../files/none.pdf)\n");
        WriteBytes("files/well.jpg", "\0\0\0\u0018ftypheic............"u8.ToArray());

        var published = await RunAsync("publish", Folder, "--as", "李梅", "--as", "周桂芳", "--data", Data);
        Assert.Equal(ExitCode.Findings, published.Code);
        Assert.Contains("notices/2026-11-20-water.md:9:15: error VP1109", published.Error, StringComparison.Ordinal);
        Assert.Contains("HEIC", published.Error, StringComparison.Ordinal);
        Assert.Contains("error VP1102", published.Error, StringComparison.Ordinal);
        Assert.Contains("0 published", published.Output, StringComparison.Ordinal);

        var drafted = await RunAsync("import", Folder, "--as", "李梅", "--data", Data);
        Assert.Equal(ExitCode.Findings, drafted.Code);
        Assert.Contains("files/well.jpg 没有带进来", drafted.Error, StringComparison.Ordinal);
        Assert.Contains("notices/2026-11-20-water.md", drafted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_encoding_is_offered_and_taken_only_when_asked_for()
    {
        await FoundAsync();
        WriteBytes(
            "notices/2026-11-20-water.md",
            System.Text.CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(Notice));

        var refused = await RunAsync("publish", Folder, "--as", "李梅", "--as", "周桂芳", "--data", Data);
        Assert.Equal(ExitCode.Findings, refused.Code);
        Assert.Contains("VP1104", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--encoding GB18030", refused.Error, StringComparison.Ordinal);
        var taken = await RunAsync(
            "publish", Folder, "--as", "李梅", "--as", "周桂芳", "--data", Data, "--encoding", "GB18030");
        Assert.True(taken.Code == ExitCode.Success, taken.Error);
        var copy = Path.Combine(root, "copy");
        await RunAsync("export", copy, "--data", Data);
        Assert.Contains(
            "停水通知", File.ReadAllText(Path.Combine(copy, "notices", "2026-11-20-water.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_document_is_checked_within_its_village_and_on_a_day_of_ones_choice()
    {
        Write("village.md", Village.Replace(
            "code:", "rules: chongqing\nledgers: { committee: 村委会 }\ncode:", StringComparison.Ordinal));
        Write("finance/2026-09.md", Books("2026-09", "0", "100"));
        Write("finance/2026-10.md", Books("2026-10", "90", "190"));
        var one = await RunAsync("check", Path.Combine(Folder, "finance", "2026-10.md"), "--today", "2026-11-15");
        Assert.Equal(ExitCode.Findings, one.Code);
        var line = Assert.Single(one.Output.Trim().Split('\n'));
        Assert.StartsWith("finance/2026-10.md:", line, StringComparison.Ordinal);
        Assert.Contains("VP2101", one.Output, StringComparison.Ordinal);

        var due = await RunAsync("check", Folder, "--today", "2026-12-15");
        Assert.DoesNotContain("VP4001", due.Output, StringComparison.Ordinal);
        var overdue = await RunAsync("check", Folder, "--today", "2026年12月16日");
        Assert.Contains("VP4001", overdue.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await RunAsync("check", Folder, "--today", "昨天")).Code);
    }

    [Fact]
    public async Task The_key_is_shown_as_kiosks_pin_it()
    {
        Assert.Equal(ExitCode.Findings, (await RunAsync("key", "--data", Data)).Code);
        await RunAsync("key", "create", "--code", "370100000001", "--origin", "qingxi.example/log", "--data", Data);
        var shown = await RunAsync("key", "--data", Data);
        Assert.StartsWith("qingxi.example/log+", shown.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await AdminCommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static SortedDictionary<string, string> Bytes(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(folder, path),
            path => Convert.ToHexString(File.ReadAllBytes(path))));

    private static string Books(string period, string opening, string closing) => $"""
        ---
        kind: finance
        title: 收支
        ledger: committee
        period: {period}
        opening: {opening}
        closing: {closing}
        ---

        ## 收入

        | 摘要 | 金额 |
        | --- | ---: |
        | 租金 | 100 |

        """;

    private async Task FoundAsync()
    {
        await RunAsync("key", "create", "--code", "370100000001", "--data", Data);
        await RunAsync("user", "add", "--name", "李梅", "--role", "clerk", "--data", Data);
        await RunAsync("user", "add", "--name", "周桂芳", "--role", "reviewer", "--data", Data);
    }

    private static void FlipBit(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private void Write(string path, string text) =>
        WriteBytes(path, Content.StrictUtf8.GetBytes(text.ReplaceLineEndings("\n")));

    private void WriteBytes(string path, byte[] bytes)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }
}
