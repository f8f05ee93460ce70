using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;
using VillagePublic.Content.Pages;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Content.Store.Admin;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Paper;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Admin.Writing;

/// <summary>Shows a draft as its readers will see it, made by the code that will show it to them.</summary>
internal sealed class DraftPreview(
    HostedVillage village, DraftEntry entries, ServeOptions options, TimeProvider time)
{
    // Half of full HD: the picture is shown a hand wide in the editor.
    private const int ScreenWidthPx = 540;
    private const int ScreenHeightPx = 960;
    private const double ScreenDiagonalInches = 21.5;

    // A4 a hand wide and sharp on a phone's display.
    private const int PaperWidthPx = 840;

    private readonly VillagePages pages = new(
        village.Library, new VillagePagesOptions { BasePath = options.BasePath });

    /// <summary>The phone's page.</summary>
    public string Phone(ParsedDocument document, string language) =>
        pages.Preview(document, language, VillageDay.Of(time));

    /// <summary>The kiosk's screen as PNG.</summary>
    public byte[] Screen(Draft draft, ParsedDocument document, string language)
    {
        var library = Overlay(draft, document);
        var metrics = DisplayMetrics.FromDiagonal(ScreenWidthPx, ScreenHeightPx, ScreenDiagonalInches);
        var settings = new KioskSettings { Language = language };
        var app = new KioskApp(library, settings, () => KioskStatus.Local, metrics, time);
        var state = KioskState.Fresh(time.GetUtcNow(), language);
        app.Show(state.Go(new Kiosk.Screens.Route.Document(draft.DocumentId)) with { Idle = IdleStage.Active });
        using var renderer = new SnapshotRenderer(FontSet.Shared, library.ReadBlob);
        return renderer.Render(app.Scene, metrics, Theme.Standard, isWhole: true);
    }

    /// <summary>The board's sheet as PNG; <see langword="null"/> when there is nothing to print.</summary>
    public byte[]? Paper(Draft draft, ParsedDocument document, string language)
    {
        var library = Overlay(draft, document);

        // No address, no code: what is not published has none.
        var shop = new PrintShop(library, new KioskSettings(), time);
        return shop.Board(draft.DocumentId, revision: null, PaperFormat.A4, language) is { } sheet
            ? new SheetRenderer(FontSet.Shared, library.ReadBlob).Render(sheet, PaperFormat.A4, PaperWidthPx)
            : null;
    }

    /// <summary>The village as it would be with the draft published; nothing of it leaves this process.</summary>
    private VillageLibrary Overlay(Draft draft, ParsedDocument document)
    {
        var markdown = StrictUtf8.GetBytes(draft.Markdown);
        var markdownHash = Hash.Of(markdown);
        var current = village.Library.Current;
        var entry = new LogEntry
        {
            Kind = draft.Act,
            Id = draft.DocumentId,
            Revision = (draft.BaseRevision ?? 0) + 1,
            DocumentKind = document.Kind,
            Title = document.Title,
            Period = document.Period?.ToString(),
            Published = time.GetUtcNow(),
            Reason = draft.Reason,
            Blobs =
            [
                new BlobReference(markdownHash, markdown.Length, "text/markdown", "document", draft.Path),
                .. draft.Files.Select(file =>
                    new BlobReference(file.Sha256, file.SizeBytes, file.MediaType, "file", file.Path)),
            ],
        };
        var overlay = new VillageLibrary(
            hash => hash == markdownHash ? markdown : entries.ReadFile(hash), (_, _) => []);
        overlay.Replace(new VillageSnapshot(
            current.Checkpoint,
            current.VerifiedAt,
            [.. current.All, new PublishedRevision(PublishedRevision.NotPublished, markdownHash, entry)]));
        return overlay;
    }
}
