using VillagePublic.Content.Links;
using VillagePublic.Content.Log;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>What a scanned code tells about the screen it was scanned from.</summary>
internal static class CodeNote
{
    // A screen follows within minutes and may be off overnight; two days without what is published is a fault.
    private const int DaysUntilStale = 2;

    /// <summary>The note above the document.</summary>
    public static HtmlElement Render(PageContext page, ShortAddress address) => address.Seen is { } seen
        ? address.IsReceipt ? ReceiptNote.Render(page, seen) : Compared(page, seen)
        : P("banner pine", [page.Say("✓ 这就是码上的那一版。", "✓ This is exactly the revision of the code.")]);

    private static HtmlElement Compared(PageContext page, SeenLog seen)
    {
        var size = page.Snapshot.Checkpoint?.Size ?? 0;
        if (seen.Size > size)
        {
            return P("banner ochre", [page.Say(
                $"大厅屏幕上有 {seen.Size} 条记录，这里才有 {size} 条。屏幕比这里新，过几分钟再看。",
                $"The hall's screen had {seen.Size} entries, this server has {size}: the screen is newer.")]);
        }

        if (!seen.Agrees(RootAt(page.Snapshot, seen.Size)))
        {
            return P("banner cinnabar", [Strong(page.Say(
                "⚠ 屏幕上的记录和这里的记录对不上！请把屏幕拍下来，告诉村务监督委员会。",
                "⚠ The screen's record and this server's record contradict each other! Take a photo of the screen and "
                + "tell the supervision committee."))]);
        }

        if (StaleSince(page, seen.Size) is { } since)
        {
            return P("banner ochre", [page.Say(
                $"屏幕上的 {seen.Size} 条记录和这里的一样，可是 {Wording.Day(since, page)}以后公布的 {size - seen.Size} 条它还没有。"
                + "如果是刚从屏幕上扫的，请告诉村里：屏幕没有连上网。",
                $"The screen's {seen.Size} entries are the same here, but it lacks {size - seen.Size} published since "
                + $"{Wording.Day(since, page)}. If you scanned it just now, tell us: the screen is offline.")]);
        }

        return seen.Size == size
            ? P("banner pine", [page.Say(
                "✓ 这就是屏幕上的那一版。屏幕上的记录和这里的完全一样。",
                "✓ This is exactly what the screen showed, and both hold the same record.")])
            : P("banner pine", [page.Say(
                $"✓ 这就是屏幕上的那一版。屏幕上的 {seen.Size} 条记录和这里的一样，这里后来又多了 {size - seen.Size} 条。",
                $"✓ This is exactly what the screen showed. Its {seen.Size} entries are the same here; "
                + $"{size - seen.Size} came later.")]);
    }

    /// <summary>The day of the first entry the screen lacks, once a screen should long have had it.</summary>
    private static DateOnly? StaleSince(PageContext page, long seenSize)
    {
        if (seenSize >= page.Snapshot.All.Count)
        {
            return null;
        }

        var day = Wording.ChinaDay(page.Snapshot.All[(int)seenSize].Entry.Published);
        return day.AddDays(DaysUntilStale) <= page.Today ? day : null;
    }

    /// <summary>Root of the tree over the log's first entries.</summary>
    internal static Hash RootAt(VillageSnapshot snapshot, long size) =>
        MerkleTree.Root(LeafHashes.Of(snapshot).AsSpan(0, (int)size));
}
