using System.Globalization;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Importing;

/// <summary>Publishes a whole folder that two people have agreed on, under one new head.</summary>
internal sealed class SignedImport(HostedVillage village, PersonKeys keys, AuditTrail audit)
{
    /// <summary>Publishes what is new or has changed; what is published as it stands is left alone.</summary>
    /// <param name="folder">The village folder.</param>
    /// <param name="author">Who answers for what is written.</param>
    /// <param name="reviewer">Who has read it; somebody else.</param>
    /// <param name="reason">Why documents that are published already are corrected, where they do not say so.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public ImportOutcome Publish(VillageFiles folder, AdminUser author, AdminUser reviewer, string reason)
    {
        using var authorKey = keys.Open(author);
        using var reviewerKey = keys.Open(reviewer);
        var documents = folder.ReadDocuments();
        var checker = DocumentChecker.For(documents
            .Where(source => source.Id == "village")
            .Select(source => DocumentParser.Parse(source.Path, source.Text).Document as Village)
            .FirstOrDefault() ?? village.Library.Village);
        var findings = new List<Diagnostic>();
        var publications = new List<Publication>();
        foreach (var source in documents)
        {
            var result = checker.Check(source.Path, source.Text);
            findings.AddRange(result.Diagnostics);
            if (result.Checked?.Document is not { } document || IsPublishedAlready(source))
            {
                continue;
            }

            var submission = SubmissionOf(document, folder);
            var isNew = village.Library.Current.Latest(source.Id) is null;
            var pending = village.Publisher.Prepare(submission, isNew ? null : document.Correction ?? reason);
            publications.Add(new Publication(
                pending,
                [
                    authorKey.SignAsAuthor(pending, author.DisplayName),
                    reviewerKey.SignAsReviewer(pending, reviewer.DisplayName),
                ],
                [.. submission.Files.Select(file => file.Bytes)]));
        }

        if (findings.Any(finding => finding.Severity == Severity.Error) || publications.Count == 0)
        {
            return new ImportOutcome(0, findings, []);
        }

        var outcome = village.Publisher.Publish(publications);
        if (outcome is PublishOutcome.Refused refused)
        {
            return new ImportOutcome(0, findings, refused.Reasons);
        }

        audit.Add(author, "village.import", village.Code,
            $"{publications.Count} documents, reviewer {reviewer.Name}");
        return new ImportOutcome(publications.Count, findings, []);
    }

    private static Submission SubmissionOf(ParsedDocument document, VillageFiles folder) => new(
        document.Id,
        document.Kind,
        document.Title,
        document.Period?.ToString() ?? document.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [
            SubmittedFile.Of(document.Source.Path, StrictUtf8.GetBytes(document.Source.Text)),
            .. folder.ReadFilesOf(document.Source).Select(file => SubmittedFile.Of(file.Path, file.Bytes)),
        ]);

    private bool IsPublishedAlready(SourceFile source) =>
        village.Library.Current.Latest(source.Id) is { IsWithdrawal: false } latest
        && village.Library.Read(latest)?.Source.Text == source.Text;
}

/// <summary>What came of importing a folder.</summary>
/// <param name="PublishedCount">How many revisions were published.</param>
/// <param name="Findings">What the checks say.</param>
/// <param name="Refusals">Why nothing was published, if the log refused it.</param>
internal sealed record ImportOutcome(
    int PublishedCount, IReadOnlyList<Diagnostic> Findings, IReadOnlyList<LocalText> Refusals)
{
    /// <summary>Whether something kept the folder from being published.</summary>
    public bool IsRefused => Refusals.Count > 0 || Findings.Any(finding => finding.Severity == Severity.Error);
}
