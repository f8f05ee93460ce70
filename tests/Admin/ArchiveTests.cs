using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using VillagePublic.Admin.Commands;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Importing;
using VillagePublic.Admin.Safekeeping;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

/// <summary>What is kept of a village when the program is long gone.</summary>
public sealed class ArchiveTests : IDisposable
{
    private static readonly string Sample = new ServeOptions(DataFolder.Resolve(Path.GetTempPath())).SampleFolder;

    private readonly string folder = Directory.CreateTempSubdirectory("vp-archive-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_years_archive_holds_texts_vouchers_sheets_and_proofs_that_anybody_can_check()
    {
        await using var app = await AdminApp.StartSampleAsync();
        using var observer = await app.SignInAsync(UserRole.Observer);
        using var none = await observer.Client.GetAsync("/admin/archive/1999", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        var bytes = await observer.Client.GetByteArrayAsync("/admin/archive/2025", Cancel);
        using var zip = new ZipArchive(new MemoryStream(bytes));

        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(Sample, "finance", "2025-12.md"), Cancel),
            Read(zip, "documents/finance/2025-12@1.md"));
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(Read(zip, "paper/finance/2025-12@1.pdf")[..4]));
        Assert.Contains(zip.Entries, entry => entry.FullName.StartsWith("files/2025/12/", StringComparison.Ordinal));
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains("2026-10", StringComparison.Ordinal));
        var proven = EntryProof.Verify(Read(zip, "proofs/finance/2025-12@1.txt"), app.Village.Publisher.Key);
        Assert.True(proven is { IsApproved: true, Entry.Id: "finance/2025-12" });

        var documents = zip.Entries.Count(entry => entry.FullName.StartsWith("documents/", StringComparison.Ordinal));
        var rows = Encoding.UTF8.GetString(Read(zip, "index.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(documents, rows.Length - 1);
        Assert.Contains(rows, row => row.Contains("示例·审核人", StringComparison.Ordinal));
        Assert.Equal("archive.export", app.Store.ReadAudit(long.MaxValue, 1)[0].Action);
    }

    [Fact]
    public async Task A_folder_published_and_exported_is_the_same_folder_byte_for_byte()
    {
        await using var app = await AdminApp.StartSampleAsync();
        VillageExport.Write(app.Village.Library, folder);
        var expected = Files(Sample).Where(path => !path.StartsWith('.')).ToArray();
        Assert.Contains("village.md", expected);
        var lost = expected.Where(path => !File.Exists(Path.Combine(folder, path)) || !File.ReadAllBytes(
            Path.Combine(folder, path)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Sample, path))));

        // Vouchers that no document of the sample refers to are not published and so not exported.
        Assert.DoesNotContain(lost, path => path.EndsWith(".md", StringComparison.Ordinal));
        Assert.Empty(Files(folder).Except(expected));
        Assert.All(Files(folder), path => Assert.DoesNotContain(path, lost));
    }

    [Theory]
    [InlineData("\n", "", "")]
    [InlineData("\r\n", "", "")]
    [InlineData("\n", "\uFEFF", "")]
    [InlineData("\n", "", "   \n\n")]
    [InlineData("\n", "", "𠮷野家 🌾 བོད་")]
    public async Task However_a_file_is_written_it_comes_back_as_it_was(string lineEnd, string start, string end)
    {
        await using var app = await AdminApp.StartSampleAsync();
        var (from, to) = (Path.Combine(folder, "from"), Path.Combine(folder, "to"));
        var text = start + "---\nkind: notice\ntitle: 停水\ndate: 2026-11-20\n---\n\n二十日停水。\n"
            .Replace("\n", lineEnd, StringComparison.Ordinal) + end;
        Directory.CreateDirectory(Path.Combine(from, "notices"));
        var path = Path.Combine(from, "notices", "2026-11-20-odd.md");
        await File.WriteAllBytesAsync(path, Encoding.UTF8.GetBytes(text), Cancel);
        var (author, reviewer) = (app.Store.FindUserByName("示例·经办人")!, app.Store.FindUserByName("示例·审核人")!);
        var outcome = app.App.Services.GetRequiredService<SignedImport>()
            .Publish(new VillageFiles(from), author, reviewer, reason: "");
        Assert.Equal(1, outcome.PublishedCount);
        VillageExport.Write(app.Village.Library, to);
        Assert.Equal(
            Encoding.UTF8.GetBytes(text),
            await File.ReadAllBytesAsync(Path.Combine(to, "notices", "2026-11-20-odd.md"), Cancel));
    }

    [Fact]
    public async Task A_townships_own_records_are_backed_up_and_restored()
    {
        await using var township = await TownshipApp.StartAsync();
        using var administrator = await township.SignInAsync("", UserRole.Administrator);
        await administrator.GoAsync("/admin/backups");
        await administrator.SubmitAsync("/admin/backups/make");
        Assert.Contains("试着恢复过", administrator.Text, StringComparison.Ordinal);

        var backup = township.App.Services.GetRequiredService<VillageBackup>().Make(folder);
        await using var output = new StringWriter();
        var restored = Path.Combine(folder, "restored");
        Assert.Equal(ExitCode.Success, await AdminCommandLine.RunAsync(
            ["restore", backup, "--data", restored], output, output));
        Assert.True(DataFolder.Resolve(restored).IsTownship);
        using var store = AdminStore.Open(DataFolder.Resolve(restored).TownshipDatabase);
        Assert.NotNull(store.FindUserByName(AdminApp.NameOf(UserRole.Observer)));
    }

    private static byte[] Read(ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(name);
        Assert.True(entry is not null, name + " is missing");
        using var copy = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static IEnumerable<string> Files(string root) => Directory
        .EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'));
}
