using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Feed;

/// <summary>Logs made, and attacked, with somebody else's writer. Runs where .ci/check-log has built it.</summary>
public sealed class ForeignLogTests : IDisposable
{
    private static readonly string? Maker = Environment.GetEnvironmentVariable("VILLAGEPUBLIC_TLOGMAKE");

    private readonly string folder = Directory.CreateTempSubdirectory("foreign-").FullName;
    private readonly VillageLog village = new();
    private readonly MemoryLogStore kiosk = new();
    private VerifierKey? key;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string ClockPath => Path.Combine(folder, "clock");

    private string LogFolder => Path.Combine(folder, "log");

    [Fact]
    public async Task A_foreign_log_of_our_entries_is_followed_and_every_attack_on_it_is_refused()
    {
        Assert.SkipWhen(Maker is null, "VILLAGEPUBLIC_TLOGMAKE does not name a maker.");
        await MakeKeyAsync("key");
        await RunAsync(
            null, ["keygen", "-type", "4", "-name", LogKeys.ClockName(VillageLog.Origin), "-out", ClockPath]);
        await AppendAsync(LogFolder, "key", [FirstEntry(), .. Entries(0, 255)]);
        CopyTo("at256");
        await AppendAsync(LogFolder, "key", Entries(255, 44));
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync(LogFolder));
        Assert.Equal(300, LogState.Read(kiosk).Size);

        await RefusesAsync("at256", FeedFault.Older, "rollback");

        CopyTo("fork", from: "at256");
        await AppendAsync(Path.Combine(folder, "fork"), "key", Entries(1000, 44));
        await RefusesAsync("fork", FeedFault.SplitView, "fork of the same size");
        await AppendAsync(Path.Combine(folder, "fork"), "key", Entries(2000, 10));
        await RefusesAsync("fork", FeedFault.RewrittenHistory, "longer fork");

        await MakeKeyAsync("stranger");
        await AppendAsync(Path.Combine(folder, "wrong"), "stranger", [FirstEntry(), .. Entries(0, 300)]);
        await RefusesAsync("wrong", FeedFault.BadNote, "wrong key");

        await AppendAsync(LogFolder, "key", Entries(300, 20));
        const string LastBundle = "tile/entries/001.p/64";
        await RefusesChangedAsync(LastBundle, bytes => [.. bytes, 0], FeedFault.BadEntries);
        await RefusesChangedAsync(LastBundle, bytes => bytes[..^1], FeedFault.BadEntries);
        await RefusesChangedAsync(LastBundle, bytes => Flip(bytes, bytes.Length - 30), FeedFault.BadEntries);
        await RefusesChangedAsync(LastBundle, bytes => Flip(bytes, 30), FeedFault.BadEntries);
        await RefusesChangedAsync("checkpoint", bytes => [.. bytes, (byte)'\n'], FeedFault.BadNote);
        await RefusesChangedAsync("checkpoint", bytes => Flip(bytes, 20), FeedFault.BadNote);
        foreach (var file in new[] { "checkpoint", "tile/entries" })
        {
            await RefusesServedAsync(file, "gzip bomb", FeedFault.TooLong);
            await RefusesServedAsync(file, "endless", FeedFault.TooLong);
            await RefusesServedAsync(file, "slow drip", FeedFault.Unreachable);
        }

        Assert.Equal(300, LogState.Read(kiosk).Size);
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync(LogFolder));
        Assert.Equal(320, LogState.Read(kiosk).Size);
    }

    public void Dispose()
    {
        village.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static byte[] Flip(byte[] bytes, int position)
    {
        var flipped = bytes.ToArray();
        flipped[position] ^= 0x02;
        return flipped;
    }

    private async Task MakeKeyAsync(string name)
    {
        var said = await RunAsync(null, ["keygen", "-name", VillageLog.Origin, "-out", Path.Combine(folder, name)]);
        key ??= VerifierKey.TryParse(said.Trim());
        Assert.NotNull(key);
    }

    private async Task AppendAsync(string log, string keyName, IEnumerable<byte[]> entries)
    {
        Directory.CreateDirectory(log);
        var lines = string.Concat(entries.Select(entry => StrictUtf8.GetString(entry) + "\n"));
        await RunAsync(lines, ["append", "-dir", log, "-key", Path.Combine(folder, keyName), "-stdin"]);
        await RunAsync(null, ["cosign", "-checkpoint", Path.Combine(log, "checkpoint"), "-key", ClockPath]);
    }

    // Their log's key and clock, and our two people.
    private byte[] FirstEntry()
    {
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(ClockPath));
        var clock = json.RootElement.EnumerateObject()
            .Select(member => member.Value.ToString()).Single(text => VerifierKey.TryParse(text) is not null);
        return LogEntryFormat.Format(village.Keys.Announce(village.People) with
        {
            Published = village.Time.GetUtcNow(),
            Keys = [key!.ToString(), clock],
        });
    }

    private IEnumerable<byte[]> Entries(int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            var submission = VillageLog.Document($"notices/{i:00000}", $"第 {i} 号。");
            var publication = village.Sign(submission);
            var file = submission.Files[0].Bytes;
            kiosk.WriteBlob(VillagePublic.Content.Log.Hash.Of(file), file);
            yield return LogEntryFormat.Format(publication.Pending.Entry with
            {
                Published = village.Time.GetUtcNow(),
                Approvals = publication.Approvals,
            });
        }
    }

    private void CopyTo(string name, string from = "log")
    {
        var source = Path.Combine(folder, from);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, name, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private Task<FollowOutcome> FollowAsync(string log) =>
        new LogFollower(kiosk, key!, village.Time).FollowAsync([new FolderLogSource(log)], Cancel);

    private async Task RefusesAsync(string name, FeedFault fault, string because)
    {
        var before = kiosk.ReadHead();
        var outcome = await FollowAsync(Path.Combine(folder, name));
        Assert.True(outcome is FollowOutcome.Rejected rejected && rejected.Fault == fault, $"{because}: {outcome}");
        Assert.Same(before, kiosk.ReadHead());
    }

    private async Task RefusesChangedAsync(string path, Func<byte[], byte[]> change, FeedFault fault)
    {
        var file = Path.Combine(LogFolder, path);
        var whole = await File.ReadAllBytesAsync(file, Cancel);
        await File.WriteAllBytesAsync(file, change(whole), Cancel);
        await RefusesAsync("log", fault, path);
        await File.WriteAllBytesAsync(file, whole, Cancel);
    }

    // The same log from a web server that attacks.
    private async Task RefusesServedAsync(string file, string attack, FeedFault fault)
    {
        var before = kiosk.ReadHead();
        await using var host = await HostileServer.StartAsync(
            path => Path.Combine(LogFolder, path) is var held && File.Exists(held) ? File.ReadAllBytes(held) : null,
            file,
            attack);
        using var client = HttpLogSource.CreateClient();
        var time = new FakeTimeProvider();
        var following = new LogFollower(kiosk, key!, village.Time).FollowAsync(
            [new HttpLogSource(client, host.Feed, time)], Cancel);
        while (!following.IsCompleted && attack == "slow drip")
        {
            Cancel.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var finding = Assert.Single((await following).Findings);
        Assert.True(finding.Fault == fault, $"{file}, {attack}: {finding}");
        Assert.Same(before, kiosk.ReadHead());
    }

    private static async Task<string> RunAsync(string? input, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Maker!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = StrictUtf8.Encoding,
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
