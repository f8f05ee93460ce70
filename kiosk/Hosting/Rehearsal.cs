using System.Text;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>The home screen of a village that is none, drawn where nobody sees it while the store is being opened: the
/// first real one then finds code that has run before, which takes it a third of the time.</summary>
internal static class Rehearsal
{
    private const string Id = "finance/2026-01";

    private const string Book = """
        ---
        kind: finance
        title: 账
        ledger: committee
        period: 2026-01
        opening: 1.00
        closing: 1.00
        summary: 一句话。
        ---

        一段话，**重点**，[链接](../votes/a.md)。

        - 一项

        ## 收入

        | 日期 | 凭证号 | 摘要 | 科目 | 金额 | 资金来源 | 经手人 | 依据 |
        | --- | --- | --- | --- | ---: | --- | --- | --- |
        | 01-02 | 1 | 事 | 补助收入 | 2.00 | 镇 | 人 | [记录](../minutes/a.md) |
        | 合计 | | | | 2.00 | | | |

        ## 支出

        | 日期 | 凭证号 | 摘要 | 科目 | 金额 | 收款方 | 经手人 | 证明人 | 审批人 | 凭证 | 依据 |
        | --- | --- | --- | --- | ---: | --- | --- | --- | --- | --- | --- |
        | 01-02 | 2 | 事 | 管理费用 | 2.00 | 店 | 人 | 人 | 人 | | |
        | 合计 | | | | 2.00 | | | | | | |
        """;

    /// <summary>A tenth of a full-HD panel in each direction: everything is laid out, little is painted.</summary>
    private static readonly DisplaySize Size = new(108, 192);

    /// <summary>Draws it with fonts of its own and leaves nothing behind.</summary>
    public static void Play()
    {
        var book = Encoding.UTF8.GetBytes(Book);
        var library = new VillageLibrary(_ => book, static (_, _) => []);
        library.Replace(new VillageSnapshot(null, null, [Publication(book)]));
        var options = new DisplayOptions { DiagonalInches = DisplayOptions.DefaultDiagonalInches };
        using var fonts = FontSet.Load();
        using var pictures = new PictureCache(_ => null, decodesInPlace: true);
        var metrics = options.MetricsFor(Size);
        var app = new KioskApp(
            library, new KioskSettings(), static () => KioskStatus.Local, metrics, TimeProvider.System);
        using var driver = new ScreenDriver(app, Size, options, fonts, pictures, TimeProvider.System);
        driver.Update();
    }

    private static PublishedRevision Publication(byte[] book) => new(0, default, new LogEntry
    {
        Kind = EntryKind.Publish,
        Id = Id,
        Revision = 1,
        DocumentKind = DocumentKind.Finance,
        Title = "账",
        Published = DateTimeOffset.UnixEpoch,
        Blobs = [new BlobReference(Hash.Of(book), book.Length, "text/markdown", "text", Id + ".md")],
    });
}
