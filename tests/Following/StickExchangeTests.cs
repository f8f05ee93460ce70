using System.Diagnostics;
using VillagePublic.Content;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Following;
using VillagePublic.Tests.Feed;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Following;

public sealed class StickExchangeTests : IDisposable
{
    private readonly VillageLog log = new();
    private readonly MemoryLogStore kiosk = new();
    private readonly string stick = Directory.CreateTempSubdirectory("stick-").FullName;
    private Func<ILogSource, ILogSource> wear = source => source;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Feed => Path.Combine(stick, "village-qingxi");

    private string Result => StrictUtf8.GetString(
        File.ReadAllBytes(Path.Combine(stick, StickExchange.ResultName)).AsSpan(3));

    [Fact]
    public async Task Takes_what_is_newer_and_says_so_on_the_stick_in_both_languages()
    {
        log.GrowTo(9);
        Export(log.Store);
        var files = new Counter();
        Assert.Equal(9, Assert.IsType<StickOutcome.Taken>(await RunAsync(files)).EntryCount);
        Assert.True(files.Last > 9);
        Assert.Equal(9, kiosk.ReadHead()!.Checkpoint.Size);
        Assert.Equal(
            "2026-11-03 16:00\r\nU 盘读完了，多了 9 条，可以拔了。\r\n"
            + "The stick brought 9 new entries. You may pull it out.\r\n",
            Result);
        Assert.IsType<StickOutcome.Same>(await RunAsync());
    }

    [Fact]
    public async Task An_older_stick_is_given_what_it_lacks_and_carries_it_to_the_next_hall()
    {
        log.GrowTo(3);
        Export(log.Store);
        await RunAsync();
        log.GrowTo(12);
        await FollowAsync(kiosk, new LocalLogSource(new FeedTree(log.Store, log.Publisher.Key)));
        Assert.Equal(12, Assert.IsType<StickOutcome.Given>(await RunAsync()).EntryCount);

        var nextHall = new MemoryLogStore();
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync(nextHall, new FolderLogSource(Feed)));
        Assert.Equal(12, nextHall.ReadHead()!.Checkpoint.Size);
    }

    [Fact]
    public async Task An_empty_folder_of_the_agreed_name_is_filled()
    {
        log.GrowTo(4);
        await FollowAsync(kiosk, new LocalLogSource(new FeedTree(log.Store, log.Publisher.Key)));
        var wanted = Path.Combine(stick, FeedFolder.WantedName);
        Directory.CreateDirectory(wanted);
        Assert.IsType<StickOutcome.Given>(await RunAsync());
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync(new MemoryLogStore(), new FolderLogSource(wanted)));
        Assert.IsType<StickOutcome.Same>(await RunAsync());
    }

    [Fact]
    public async Task Names_in_GBK_and_files_of_other_systems_disturb_nobody()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names that are not UTF-8 exist on Linux only.");
        log.GrowTo(3);
        using (var shell = Process.Start(new ProcessStartInfo(
            "sh", ["-c", "cd \"$1\" && d=$(printf '\\264\\345\\316\\361') && mkdir \"$d\" 村务照片 && echo x >\"$d/a\" && "
                + "echo x >desktop.ini && mkdir 'System Volume Information' && echo x >\"$d.txt\"", "sh", stick]))!)
        {
            await shell.WaitForExitAsync(Cancel);
            Assert.Equal(0, shell.ExitCode);
        }

        Assert.Null(Exchange().Find(stick));
        Assert.False(File.Exists(Path.Combine(stick, StickExchange.ResultName)));
        Export(log.Store);
        await File.WriteAllTextAsync(Path.Combine(Feed, "Thumbs.db"), "x", Cancel);
        Assert.IsType<StickOutcome.Taken>(await RunAsync());
    }

    public static TheoryData<string, string> Attacks => new()
    {
        { "link", "is a link" },
        { "linked folder", "is a link" },
        { "case", "differs in upper and lower case only" },
        { "oversize", "too large" },
        { "truncated", "cut short" },
        { "altered", "altered" },
        { "left over", "altered" },
        { "empty", "altered" },
        { "missing", "missing" },
        { "pipe", "altered" },
        { "pipe as a file", "altered" },
        { "altered file", "altered or is cut short" },
        { "other key", "not this village's" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_stick_that_was_tampered_with_is_refused_with_its_reason_and_nothing_changes(
        string attack, string reason)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Links and case matter on Linux.");
        log.GrowTo(3);
        await FollowAsync(kiosk, new LocalLogSource(new FeedTree(log.Store, log.Publisher.Key)));
        var before = kiosk.ReadHead();
        log.GrowTo(300);
        Export(log.Store);
        await AttackAsync(attack);
        var refused = Assert.IsType<StickOutcome.Refused>(await RunAsync());
        Assert.Contains(reason, refused.Words.English, StringComparison.Ordinal);
        Assert.Contains(refused.Words.Chinese, Result, StringComparison.Ordinal);
        Assert.Same(before, kiosk.ReadHead());
    }

    [Fact]
    public async Task Pulled_out_half_way_nothing_changes_and_the_next_time_it_is_taken()
    {
        log.GrowTo(300);
        Export(log.Store);
        var left = 40;
        wear = source => new TamperingSource(source, (_, outcome) =>
            Interlocked.Decrement(ref left) >= 0 ? outcome : new FetchOutcome.Failed("Input/output error"));
        Assert.IsType<StickOutcome.Refused>(await RunAsync());
        Assert.Null(kiosk.ReadHead());
        wear = source => source;
        Assert.IsType<StickOutcome.Taken>(await RunAsync());
    }

    [Fact]
    public async Task A_stick_that_is_write_protected_is_read_all_the_same()
    {
        log.GrowTo(3);
        Export(log.Store);
        Directory.CreateDirectory(Path.Combine(stick, StickExchange.ResultName));
        Assert.IsType<StickOutcome.Taken>(await RunAsync());
    }

    public void Dispose()
    {
        log.Dispose();

        // .NET cannot name what is not UTF-8.
        using var remove = Process.Start("rm", ["-rf", stick]);
        remove.WaitForExit();
    }

    private async Task AttackAsync(string attack)
    {
        var bundle = Path.Combine(Feed, "tile", "entries", "000");
        var blob = NewBlob();
        switch (attack)
        {
            case "link":
                File.Move(bundle, Path.Combine(stick, "elsewhere"));
                File.CreateSymbolicLink(bundle, Path.Combine(stick, "elsewhere"));
                break;
            case "linked folder":
                Directory.Move(Path.Combine(Feed, "blob"), Path.Combine(stick, "elsewhere"));
                Directory.CreateSymbolicLink(Path.Combine(Feed, "blob"), "/etc");
                break;
            case "case":
                File.Copy(Path.Combine(Feed, "checkpoint"), Path.Combine(Feed, "Checkpoint"));
                break;
            case "oversize":
                await using (var file = File.OpenWrite(blob))
                {
                    file.SetLength(65 * 1024 * 1024);
                }

                break;
            case "truncated":
                await File.WriteAllBytesAsync(bundle, (await File.ReadAllBytesAsync(bundle, Cancel))[..^3], Cancel);
                break;
            case "altered":
                var bytes = await File.ReadAllBytesAsync(bundle, Cancel);
                bytes[5000] ^= 1;
                await File.WriteAllBytesAsync(bundle, bytes, Cancel);
                break;
            case "left over":
                await File.AppendAllTextAsync(bundle, "x", Cancel);
                break;
            case "empty":
                await File.WriteAllBytesAsync(bundle, [], Cancel);
                break;
            case "missing":
                File.Delete(bundle);
                break;
            case "pipe" or "pipe as a file":
                await MakePipeAsync(attack == "pipe" ? bundle : blob);
                break;
            case "altered file":
                await File.WriteAllTextAsync(blob, "x", Cancel);
                break;
            default:
                using (var others = new VillageLog())
                {
                    others.GrowTo(400);
                    await File.WriteAllBytesAsync(
                        Path.Combine(Feed, "checkpoint"), others.Store.ReadHead()!.Note, Cancel);
                }

                break;
        }
    }

    private string NewBlob() =>
        Directory.EnumerateFiles(Path.Combine(Feed, "blob"), "*", SearchOption.AllDirectories)
            .First(file => kiosk.ReadBlob(Content.Log.Hash.TryParse(Path.GetFileName(file), out var hash)
                ? hash : throw new InvalidDataException(file)) is null);

    // Reading it would wait for ever.
    private static async Task MakePipeAsync(string path)
    {
        File.Delete(path);
        using var make = Process.Start("mkfifo", [path]);
        await make.WaitForExitAsync(Cancel);
        Assert.Equal(0, make.ExitCode);
    }

    private void Export(ILogStore store) =>
        FeedExport.Write(new FeedTree(store, log.Publisher.Key), Feed, null, Cancel);

    private StickExchange Exchange() => new(
        kiosk, log.Publisher.Key, (source, _) => FollowAsync(kiosk, wear(source)), log.Time);

    private Task<StickOutcome> RunAsync(Counter? counter = null) =>
        Exchange().RunAsync(stick, Exchange().Find(stick)!, counter ?? new Counter(), Cancel);

    private Task<FollowOutcome> FollowAsync(ILogStore store, ILogSource source) =>
        new LogFollower(store, log.Publisher.Key, log.Time).FollowAsync([source], Cancel);

    private sealed class Counter : IProgress<int>
    {
        public int Last { get; private set; }

        public void Report(int value) => Last = Math.Max(Last, value);
    }
}
