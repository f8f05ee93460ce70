using VillagePublic.Content.Feed;

namespace VillagePublic.Tests.Feed;

public sealed class FolderLogSourceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("feed-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_files_to_the_limit_and_no_further()
    {
        var source = new FolderLogSource(folder);
        Assert.IsType<FetchOutcome.Missing>(await source.FetchAsync("checkpoint", 10, Cancel));
        await File.WriteAllBytesAsync(Path.Combine(folder, "checkpoint"), new byte[10], Cancel);
        Assert.Equal(10, Assert.IsType<FetchOutcome.Found>(
            await source.FetchAsync("checkpoint", 10, Cancel)).Bytes.Length);
        Assert.IsType<FetchOutcome.TooLong>(await source.FetchAsync("checkpoint", 9, Cancel));
        Directory.CreateDirectory(Path.Combine(folder, "vkey"));
        Assert.IsType<FetchOutcome.Missing>(await source.FetchAsync("vkey", 10, Cancel));
    }

    [Fact]
    public async Task Follows_no_links()
    {
        var outside = Path.Combine(folder, "outside");
        var inside = Path.Combine(folder, "inside");
        Directory.CreateDirectory(outside);
        Directory.CreateDirectory(inside);
        await File.WriteAllTextAsync(Path.Combine(outside, "secret"), "x", Cancel);
        File.CreateSymbolicLink(Path.Combine(inside, "checkpoint"), Path.Combine(outside, "secret"));
        Directory.CreateSymbolicLink(Path.Combine(inside, "blob"), outside);
        var source = new FolderLogSource(inside);
        Assert.IsType<FetchOutcome.Failed>(await source.FetchAsync("checkpoint", 10, Cancel));
        Assert.IsType<FetchOutcome.Failed>(await source.FetchAsync("blob/secret", 10, Cancel));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
