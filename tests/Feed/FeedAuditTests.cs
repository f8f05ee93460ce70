using VillagePublic.Content;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Feed;

/// <summary>An auditor reads a whole feed: what is not as it was signed is named, file by file.</summary>
public sealed class FeedAuditTests : IDisposable
{
    // A second level of tiles, and a bundle that is not full.
    private const int LongSize = 600;

    private readonly VillageLog log = new();
    private readonly string folder = Directory.CreateTempSubdirectory("vp-audit-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(256)]
    [InlineData(LongSize)]
    public async Task A_good_feed_has_no_findings(int size)
    {
        Grow(size);
        var report = await AuditAsync();
        Assert.Empty(report.Findings);
        Assert.Equal(size, report.Head!.Size);
        Assert.Equal(log.Time.GetUtcNow(), report.ClockTime);
        Assert.Equal(size - 1, report.BlobCount);
        Assert.Equal(
            Directory.GetFiles(Path.Combine(folder, "tile"), "*", SearchOption.AllDirectories).Length,
            report.TileCount);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(LongSize)]
    public async Task A_flipped_bit_in_a_file_of_any_kind_is_named_and_nothing_else_is(int size)
    {
        Grow(size);
        foreach (var path in FilesOfEveryKind())
        {
            var bytes = await ReadAsync(path);
            foreach (var position in new[] { 0, bytes.Length / 3, bytes.Length / 2, bytes.Length - 1 })
            {
                await WriteAsync(path, Flip(bytes, position));
                var report = await AuditAsync();
                Assert.True(
                    report.Findings.Select(finding => finding.Path).SequenceEqual([path]),
                    $"{path}, byte {position}: {string.Join("; ", report.Findings)}");
                await WriteAsync(path, bytes);
            }
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(LongSize)]
    public async Task What_is_missing_cut_short_or_too_long_is_named(int size)
    {
        Grow(size);
        foreach (var path in FilesOfEveryKind().Where(path => path != FeedTree.CheckpointPath))
        {
            var bytes = await ReadAsync(path);
            foreach (var changed in new[] { null, [], bytes[..^1], [.. bytes, 0] })
            {
                await WriteAsync(path, changed);
                Assert.Equal([path], (await AuditAsync()).Findings.Select(finding => finding.Path));
            }

            await WriteAsync(path, bytes);
        }
    }

    [Fact]
    public async Task Of_several_damaged_files_each_is_named()
    {
        Grow(LongSize);
        string[] damaged = ["tile/0/000", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/001"];
        foreach (var path in damaged)
        {
            await WriteAsync(path, Flip(await ReadAsync(path), 40));
        }

        var report = await AuditAsync();
        Assert.Equal(damaged, report.Findings.Select(finding => finding.Path));
        Assert.Contains("Entry 256 is not", report.Findings[^1].Why.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_other_history_under_a_stolen_signature_is_told_from_damage()
    {
        Grow(LongSize);
        var note = await ReadAsync(FeedTree.CheckpointPath);
        using var other = new VillageLog(keys: log.Keys);
        other.GrowTo(LongSize);
        Directory.Delete(folder, recursive: true);
        FeedExport.Write(new FeedTree(other.Store, other.Publisher.Key), folder, null, Cancel);
        await WriteAsync(FeedTree.CheckpointPath, note);
        var finding = Assert.Single((await AuditAsync()).Findings);
        Assert.Equal(FeedTree.CheckpointPath, finding.Path);
        Assert.Contains("another history", finding.Why.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_who_knows_a_former_key_only_goes_over_as_a_kiosk_does()
    {
        var former = log.Publisher.Key;
        Grow(6);
        log.Rotate();
        Export();
        Assert.Empty((await AuditAsync(former)).Findings);
        var bytes = await ReadAsync(FeedTree.KeysPath);
        await WriteAsync(FeedTree.KeysPath, Flip(bytes, bytes.Length / 2));
        Assert.Contains(
            FeedTree.KeysPath, (await AuditAsync(former)).Findings.Select(finding => finding.Path));
        using var strange = LogKeys.Create(VillageLog.Origin);
        await WriteAsync(FeedTree.KeysPath, bytes);
        Assert.NotEmpty((await AuditAsync(strange.Log.Verifier)).Findings);
    }

    [Fact]
    public async Task An_entry_signed_by_somebody_the_log_never_introduced_is_named()
    {
        using var stranger = PersonKey.Create();
        var pending = log.Publisher.Prepare(VillageLog.Document("notices/water", "一"));
        var approvals = log.Agree(pending);
        var forged = LogPublisherTests.Copy(log.Store);
        forged.WriteBlob(pending.Entry.Blobs[0].Sha256, StrictUtf8.GetBytes("一"));
        ForgedLog.Append(forged, log.Keys, log.Time, LogEntryFormat.Format(pending.Entry with
        {
            Published = log.Time.GetUtcNow(),
            Approvals = [stranger.SignAsAuthor(pending, VillageLog.AuthorName), approvals[1]],
        }));
        FeedExport.Write(new FeedTree(forged, log.Publisher.Key), folder, null, Cancel);
        var finding = Assert.Single((await AuditAsync()).Findings);
        Assert.Equal("tile/entries/000.p/2", finding.Path);
        Assert.Contains("not introduced this key", finding.Why.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_erased_must_be_gone_and_is_not_missed()
    {
        log.Publish("notices/water", "身份证号 370102199001011234");
        Export();
        var blob = LogEntryFormat.TryParse(log.Store.ReadEntries(1, 1)[0])!.Blobs[0].Sha256;
        var secret = await ReadAsync(FeedTree.BlobPath(blob));
        Assert.IsType<PublishOutcome.Published>(log.Publisher.Publish(
            [log.Sign(VillageLog.Document("notices/water", "号码去掉了。"), "误登")]));
        Assert.IsType<PublishOutcome.Published>(
            log.Publisher.Publish([log.Sign(log.Publisher.PrepareErasure([blob], "依法删除"))]));
        Export();
        var report = await AuditAsync();
        Assert.Empty(report.Findings);
        Assert.Equal(1, report.ErasedCount);

        await WriteAsync(FeedTree.BlobPath(blob), secret);
        Assert.Equal([FeedTree.BlobPath(blob)], (await AuditAsync()).Findings.Select(finding => finding.Path));
    }

    [Fact]
    public async Task Where_nothing_answers_nothing_was_checked()
    {
        var report = await AuditAsync();
        Assert.False(report.IsReached);
        Assert.Equal(FeedTree.CheckpointPath, Assert.Single(report.Findings).Path);
    }

    public void Dispose()
    {
        log.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static byte[] Flip(byte[] bytes, int position)
    {
        var copy = bytes.ToArray();
        copy[position] ^= 0x10;
        return copy;
    }

    private void Grow(int size)
    {
        if (size > 1)
        {
            log.GrowTo(size);
        }

        Export();
    }

    private void Export() =>
        FeedExport.Write(new FeedTree(log.Store, log.Publisher.Key), folder, null, Cancel);

    // One blob stands for all.
    private IEnumerable<string> FilesOfEveryKind()
    {
        var all = new FeedTree(log.Store, log.Publisher.Key).List().ToArray();
        return all.Where(path => !path.StartsWith("blob/", StringComparison.Ordinal))
            .Append(all.First(path => path.StartsWith("blob/", StringComparison.Ordinal)));
    }

    private string PathOf(string path) => Path.Combine([folder, .. path.Split('/')]);

    private Task<byte[]> ReadAsync(string path) => File.ReadAllBytesAsync(PathOf(path), Cancel);

    private async Task WriteAsync(string path, byte[]? bytes)
    {
        if (bytes is null)
        {
            File.Delete(PathOf(path));
        }
        else
        {
            await File.WriteAllBytesAsync(PathOf(path), bytes, Cancel);
        }
    }

    private Task<FeedReport> AuditAsync(VerifierKey? key = null) =>
        new FeedAudit(new FolderLogSource(folder), key ?? log.Publisher.Key).RunAsync(Cancel);
}
