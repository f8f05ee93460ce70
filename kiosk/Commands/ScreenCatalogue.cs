using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Every screen by name, with something of the village to show on it.</summary>
internal static class ScreenCatalogue
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "home", "list", "document", "line", "picture", "search", "results", "strokes", "qr", "revisions", "village",
        "explain", "reading", "mute", "idle", "lowered", "machine", "calibration", "attract", "fault",
    ];

    /// <summary>The state that shows a screen; <see langword="null"/> when the village has nothing for it.</summary>
    /// <param name="document">Id of the document meant; <see langword="null"/>: a fitting one.</param>
    public static KioskState? Find(VillageLibrary library, string name, string? document, string language)
    {
        var snapshot = library.Current;
        var fresh = KioskState.Fresh(DateTimeOffset.UnixEpoch, language);
        var id = document ?? FirstId(snapshot.OfKind(DocumentKind.Finance)) ?? FirstId(snapshot.Current);
        var revision = id is null ? null : snapshot.Latest(id);
        return name switch
        {
            "home" => fresh,
            "list" => fresh.Go(new Route.List(TopicOf(revision?.Kind))),
            "search" => fresh.Go(new Route.Search(document ?? "")),
            "results" => fresh.Go(new Route.Search(document ?? TypicalSearch(snapshot))),
            "strokes" => fresh.Go(new Route.Search { ByStrokes = true, Strokes = document ?? "1" }),
            "machine" => fresh.Go(new Route.Machine()),
            "calibration" => fresh.Go(new Route.Calibration()),
            "attract" => fresh with { Idle = IdleStage.Attract },
            "fault" => fresh,
            "village" => fresh.Go(new Route.Document("village")),
            _ when revision is null => null,
            "document" => fresh.Go(new Route.Document(revision.Id)),
            "line" => Line(library, fresh, revision),
            "picture" => Picture(fresh, snapshot),
            "qr" => fresh.Go(new Route.Qr(revision.Id, revision.Revision)),
            "revisions" => fresh.Go(new Route.Revisions(document ?? Corrected(snapshot) ?? revision.Id)),
            "explain" => fresh.Go(new Route.Document(revision.Id)) with { ExplainedTerm = "公益支出" },
            "reading" => fresh.Go(new Route.Document(revision.Id)) with { Reading = 2 },
            "mute" => fresh.Go(new Route.Document(revision.Id)) with { SpeechFault = SpeechFault.NoSound },
            "idle" => fresh.Go(new Route.Document(revision.Id)) with { Idle = IdleStage.Warned },
            "lowered" => fresh.Go(new Route.Document(revision.Id)) with { IsLowered = true },
            _ => null,
        };
    }

    /// <summary>Every screen and, for documents, one of each kind.</summary>
    public static IEnumerable<(string Name, KioskState State)> Everything(VillageLibrary library, string language)
    {
        foreach (var name in Names.Where(name => name is not ("document" or "list")))
        {
            if (Find(library, name, null, language) is { } state)
            {
                yield return (name, state);
            }
        }

        var fresh = KioskState.Fresh(DateTimeOffset.UnixEpoch, language);
        foreach (var topic in Enum.GetValues<Topic>())
        {
            yield return ("list-" + topic.ToString().ToLowerInvariant(), fresh.Go(new Route.List(topic)));
        }

        foreach (var kind in Enum.GetValues<DocumentKind>().Where(kind => kind != DocumentKind.Village))
        {
            if (library.Current.OfKind(kind) is [var first, ..])
            {
                yield return (kind.ToString().ToLowerInvariant(), fresh.Go(new Route.Document(first.Id)));
            }
        }
    }

    /// <summary>The first letters of the newest title that begins with words: this finds something anywhere.</summary>
    private static string TypicalSearch(VillageSnapshot snapshot)
    {
        const int Letters = 3;
        return snapshot.Current.Select(revision => TitlePattern.Prepare(revision.Title))
            .Where(title => title.Length >= Letters && !title[..Letters].Any(char.IsAscii))
            .Select(title => Pinyin.Initials(title[..Letters])).FirstOrDefault("");
    }

    private static string? Corrected(VillageSnapshot snapshot) =>
        snapshot.Current.FirstOrDefault(revision => revision.Revision > 1)?.Id;

    private static string? FirstId(IReadOnlyList<PublishedRevision> revisions) =>
        revisions is [var first, ..] ? first.Id : null;

    private static Topic TopicOf(DocumentKind? kind) => kind switch
    {
        DocumentKind.Minutes => Topic.Minutes,
        DocumentKind.Vote => Topic.Votes,
        DocumentKind.Notice => Topic.Notices,
        DocumentKind.Matter => Topic.Matters,
        DocumentKind.Roster or DocumentKind.Contract => Topic.Registers,
        _ => Topic.Finance,
    };

    private static KioskState? Line(VillageLibrary library, KioskState fresh, PublishedRevision revision)
    {
        if (library.Read(revision) is not FinanceReport { Spending.Count: > 0 } report)
        {
            return null;
        }

        var index = report.Spending.Index().MaxBy(
            entry => (entry.Item.Vouchers.Count, entry.Item.Authorities.Count)).Index;
        return fresh.Go(new Route.Line(revision.Id, revision.Revision, FinanceSection.Spending, index));
    }

    private static KioskState? Picture(KioskState fresh, VillageSnapshot snapshot)
    {
        var found =
            from revision in snapshot.Current
            from blob in revision.Entry.Blobs
            where blob.MediaType.StartsWith("image/", StringComparison.Ordinal)
            select fresh.Go(new Route.Picture(revision.Id, revision.Revision, blob.Name));
        return found.FirstOrDefault();
    }
}
