using System.Globalization;
using System.IO.Compression;
using System.Text;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Paper;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Admin.Safekeeping;

/// <summary>Everything a village published about one year, as one file for the archive: texts, vouchers, sheets to read
/// on paper, and the proof of each revision, which needs neither this program nor this machine to be checked.</summary>
internal sealed class YearArchive(HostedVillage village, ServeOptions options, TimeProvider time) : IDisposable
{
    // Drawing takes a core for a minute; a second archive can wait for its turn.
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Years something was published about, latest first.</summary>
    public IReadOnlyList<int> Years =>
        [.. village.Library.Current.All.Select(YearOf).Distinct().OrderDescending()];

    /// <summary>Name of the file of a year.</summary>
    public string FileName(int year) => string.Create(CultureInfo.InvariantCulture, $"{village.Code}-{year}.zip");

    /// <summary>Writes the archive; returns how many revisions it holds.</summary>
    /// <param name="year">Which year, by the documents' own period or date.</param>
    /// <param name="target">Where to; need not be seekable.</param>
    /// <param name="cancellationToken">Ends between two documents.</param>
    /// <exception cref="IOException">The disk failed, or a file is missing or damaged.</exception>
    public async Task<int> WriteAsync(int year, Stream target, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Write(year, target, cancellationToken), cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private int Write(int year, Stream target, CancellationToken cancellationToken)
    {
        var snapshot = village.Library.Current;
        PublishedRevision[] revisions = [.. snapshot.All.Where(revision => YearOf(revision) == year)];
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, StrictUtf8.Encoding);
        using var writer = new PdfWriter(FontSet.Shared, village.Library.ReadBlob);
        var shop = new PrintShop(
            village.Library, new KioskSettings { PhoneAddress = () => options.PublicAddress }, time);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var revision in revisions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (index, blob) in revision.Entry.Blobs.Index())
            {
                var bytes = village.Library.ReadBlob(blob.Sha256)
                    ?? throw new IOException($"{blob.Name} 不在了或已损坏。 {blob.Name} is missing or damaged.");
                var name = index == 0
                    ? $"documents/{revision.Id}@{revision.Revision}.md"
                    : blob.Name;
                Add(zip, written, name, bytes, revision.Entry.Published);
            }

            if (!revision.IsWithdrawal
                && shop.Board(revision.Id, revision.Revision, PaperFormat.A4, "zh") is { } sheet)
            {
                Add(zip, written, $"paper/{revision.Id}@{revision.Revision}.pdf",
                    writer.Write(sheet, PaperFormat.A4), revision.Entry.Published);
            }

            Add(zip, written, $"proofs/{revision.Id}@{revision.Revision}.txt",
                EntryProof.Make(village.Store, revision.EntryIndex)
                    ?? throw new IOException($"Entry {revision.EntryIndex} cannot be proved."),
                revision.Entry.Published);
        }

        var now = time.GetUtcNow();
        Add(zip, written, "index.csv", StrictUtf8.GetBytes(Index(revisions)), now);
        Add(zip, written, "log-key.txt", StrictUtf8.GetBytes(village.Publisher.Key + "\n"), now);
        Add(zip, written, "README.txt", StrictUtf8.GetBytes(ReadMe(year, revisions.Length)), now);
        return revisions.Length;
    }

    private static void Add(
        ZipArchive zip, HashSet<string> written, string name, byte[] bytes, DateTimeOffset published)
    {
        if (!written.Add(name))
        {
            return; // A voucher two documents refer to.
        }

        // Pictures and PDF are compressed already.
        var isText = name.EndsWith(".md", StringComparison.Ordinal) || name.EndsWith(".txt", StringComparison.Ordinal)
            || name.EndsWith(".csv", StringComparison.Ordinal);
        var entry = zip.CreateEntry(name, isText ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
        entry.LastWriteTime = VillageDay.Local(published);
        using var stream = entry.Open();
        stream.Write(bytes);
    }

    // By what it is about; what has no date of its own, by the day it became public.
    private static int YearOf(PublishedRevision revision) =>
        revision.Entry.Period is { Length: >= 4 } period
        && int.TryParse(period.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year
            : VillageDay.Of(revision.Entry.Published).Year;

    private static string Index(IEnumerable<PublishedRevision> revisions)
    {
        // A BOM, because this file is opened in WPS and Excel, which take it for GBK otherwise.
        var csv = new StringBuilder("\uFEFF编号 id,版本 revision,种类 kind,标题 title,期间 period,公布 published,"
            + "写 author,审 reviewer,理由 reason,日志条目 entry\r\n");
        foreach (var revision in revisions)
        {
            var entry = revision.Entry;
            string[] cells =
            [
                revision.Id, revision.Revision.ToString(CultureInfo.InvariantCulture), revision.Kind.ToString(),
                revision.Title, entry.Period ?? "",
                VillageDay.Local(entry.Published).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                Signer(entry, "author"), Signer(entry, "reviewer"), entry.Reason ?? "",
                revision.EntryIndex.ToString(CultureInfo.InvariantCulture),
            ];
            csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        }

        return csv.ToString();
    }

    private static string Signer(LogEntry entry, string role) =>
        entry.Approvals.FirstOrDefault(approval => approval.Role == role)?.Name ?? "";

    // A cell that begins with = + - @ would be a formula to a spreadsheet.
    private static string Cell(string text) =>
        "\"" + (text.Length > 0 && "=+-@".Contains(text[0], StringComparison.Ordinal) ? "'" : "")
        + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private string ReadMe(int year, int count) => $"""
        {village.Library.Village?.Name} {year} 年村务公开档案：{count} 个版本。
        documents/  公布的原文（Markdown），@ 后面是第几版；更正以前的版本也在
        files/      凭证和附件
        paper/      可以打印的样子（PDF）
        proofs/     每个版本的证明：用 log-key.txt 里的公钥，任何人都能核对它公布过、没有改动
        index.csv   目录：谁写、谁审、什么时候公布、为什么更正
        核对：villagepublic verify proofs/编号@1.txt --key "$(cat log-key.txt)"

        Archive of what the village published about {year}: {count} revisions.
        documents/ the texts as published, every revision; files/ vouchers and papers; paper/ sheets to print;
        proofs/ a proof for each revision, which anybody can check with the key in log-key.txt; index.csv who wrote it,
        who signed it off, when it was published, why it was corrected.

        """.ReplaceLineEndings("\r\n");
}
