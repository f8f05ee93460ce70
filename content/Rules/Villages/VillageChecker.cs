using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Attachments;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Checks a whole village: every document by itself, and all of them against each other.</summary>
public static class VillageChecker
{
    private static readonly Action<VillageContext>[] Checks =
    [
        ReferenceCheck.Run,
        LedgerCheck.Run,
        PeriodSumCheck.Run,
        VoucherCheck.Run,
        AuthorityCheck.Run,
        PaymentCheck.Run,
        DecisionCheck.Run,
        FollowThroughCheck.Run,
        StageCheck.Run,
        OverdueCheck.Run,
    ];

    /// <summary>Runs the checks of documents against each other.</summary>
    internal static void RunAcross(VillageContext context)
    {
        foreach (var check in Checks)
        {
            check(context);
        }
    }

    /// <summary>Checks a village folder. Documents are read one by one and let go.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="today">Today in the village, for duties.</param>
    /// <param name="cancellationToken">Stops between two documents.</param>
    /// <returns>All findings, by path, line and column.</returns>
    public static IReadOnlyList<Diagnostic> Check(
        VillageFolder folder, DateOnly today, CancellationToken cancellationToken) =>
        Check(
            folder.DocumentPaths,
            index => folder.Read(folder.DocumentPaths[index]),
            folder.FilePaths,
            today,
            folder,
            cancellationToken);

    /// <summary>Checks documents that are already in memory.</summary>
    /// <param name="documents">All documents of the village.</param>
    /// <param name="files">Paths of the files that exist; <see langword="null"/> when they are not known.</param>
    /// <param name="today">Today in the village, for duties.</param>
    /// <param name="cancellationToken">Stops between two documents.</param>
    /// <returns>All findings, by path, line and column.</returns>
    public static IReadOnlyList<Diagnostic> Check(
        IReadOnlyList<SourceFile> documents,
        IReadOnlySet<string>? files,
        DateOnly today,
        CancellationToken cancellationToken) =>
        Check(
            [.. documents.Select(document => document.Path)],
            index => (documents[index], null),
            files,
            today,
            folder: null,
            cancellationToken);

    // What only a folder tells of one document: the files it refers to, and the state it had before.
    private static IEnumerable<Diagnostic> CheckInFolder(
        ParsedDocument document, IReadOnlyList<PlacedLink> links, VillageFolder folder)
    {
        var former = folder.ReadEarlier(document.Source.Path) is { } earlier
            ? DocumentParser.Parse(earlier.Path, earlier.Text).Document
            : null;
        return AttachmentCheck.Check(document.Source.Path, links, folder)
            .Concat(former is null ? [] : RevisionCheck.Compare(former, document));
    }

    private static IReadOnlyList<Diagnostic> Check(
        IReadOnlyList<string> paths,
        Func<int, (SourceFile? Source, Diagnostic? Problem)> read,
        IReadOnlySet<string>? files,
        DateOnly today,
        VillageFolder? folder,
        CancellationToken cancellationToken)
    {
        var own = paths.Index().FirstOrDefault(path => path.Item == "village.md", (Index: -1, Item: "")).Index;
        var village = own >= 0 && read(own).Source is { } source
            ? DocumentParser.Parse(source.Path, source.Text).Document as Village
            : null;
        var rules = RuleSets.For(village);
        var checker = new DocumentChecker(rules);
        var names = new VillageNames(paths.Select(path => new SourceFile(path, "").Id), files);
        var facts = new DocumentFacts?[paths.Count];
        var found = new IReadOnlyList<Diagnostic>[paths.Count];
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, paths.Count, options, index =>
        {
            var (file, problem) = read(index);
            if (file is null)
            {
                found[index] = problem is null ? [] : [problem];
                return;
            }

            var result = checker.Check(file.Path, file.Text);
            found[index] = result.Diagnostics;
            if (result.Parsed is { } document)
            {
                var links = LinkFinder.Find(document);
                facts[index] = DocumentFacts.Of(document, links, rules, names);
                found[index] = folder is null
                    ? result.Diagnostics
                    : [.. result.Diagnostics, .. CheckInFolder(document, links, folder)];
            }
        });

        var known = facts.OfType<DocumentFacts>().ToList();
        var context = new VillageContext(village, known, names, rules, today, folder);
        RunAcross(context);
        IEnumerable<Diagnostic> all = found.SelectMany(list => list).Concat(context.Found);
        if (own < 0)
        {
            all = all.Append(VillageRules.NoVillage.At("village.md", TextPlace.Start, new LocalText(
                "没有 village.md，不知道这是哪个村、按哪套规则。",
                "There is no village.md: which village this is and which rules apply is not known.")));
        }

        return [.. all.OrderBy(diagnostic => diagnostic.Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Line)
            .ThenBy(diagnostic => diagnostic.Column)
            .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal)];
    }
}
