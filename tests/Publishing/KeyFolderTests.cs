using VillagePublic.Content.Publishing;

namespace VillagePublic.Tests.Publishing;

public sealed class KeyFolderTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), "keys-" + Guid.NewGuid().ToString("N"));

    [Fact]
    public void Keys_are_kept_for_their_owner_only_and_never_made_twice()
    {
        var folder = new KeyFolder(path, "qingxi");
        Assert.False(folder.HasKeys);
        using var made = folder.Create(VillageLog.Origin);
        using var opened = new KeyFolder(path, "qingxi").Open();

        Assert.True(folder.HasKeys);
        Assert.Equal(made.Log.Verifier, opened.Log.Verifier);
        Assert.Equal(made.Clock.Verifier, opened.Clock.Verifier);
        Assert.Throws<IOException>(() => folder.Create(VillageLog.Origin));
        Assert.Null(folder.Read());
        folder.Write([1, 2, 3]);
        folder.Write([4]);
        Assert.Equal([4], folder.Read());
        foreach (var file in OperatingSystem.IsWindows() ? [] : Directory.GetFiles(path))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode);
        }
    }

    [Fact]
    public void A_damaged_key_is_said_so()
    {
        var folder = new KeyFolder(path, "qingxi");
        folder.Create(VillageLog.Origin).Dispose();
        File.WriteAllText(Path.Combine(path, "qingxi.log.key"), "PRIVATE+KEY+x\n");
        Assert.Throws<InvalidDataException>(folder.Open);
        Assert.Throws<ArgumentException>(() => new KeyFolder(path, "../x"));
    }

    public void Dispose()
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
