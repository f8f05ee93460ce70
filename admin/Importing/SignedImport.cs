using System.Globalization;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Villages;
using VillagePublic.Admin.Writing;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Rules.Attachments;
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
        var (documents, problems) = folder.ReadDocuments();
        var checker = DocumentChecker.For(documents
            .Where(source => source.Id == "village")
            .Select(source => DocumentParser.Parse(source.Path, source.Text).Document as Village)
            .FirstOrDefault() ?? village.Library.Village);
        var findings = new List<Diagnostic>(problems);
        var refusals = new List<LocalText>();
        var publications = new List<Publication>();
        foreach (var source in documents)
        {
            var result = checker.Check(source.Path, source.Text);
            findings.AddRange(result.Diagnostics);
            if (result.Checked?.Document is not { } document || IsPublishedAlready(source))
            {
                continue;
            }

            var files = folder.ReadFilesOf(source);
            findings.AddRange(CheckAgainstFormer(document));
            findings.AddRange(AttachmentCheck.FindUnfit(
                document, path => files.FirstOrDefault(file => file.Path == path).Bytes));
            var submission = SubmissionOf(document, files, refusals);
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

        var isRefused = refusals.Count > 0 || findings.Any(finding => finding.Severity == Severity.Error);
        if (isRefused || publications.Count == 0)
        {
            return new ImportOutcome(0, findings, refusals);
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

    // A file that cannot be decoded is not published: all or nothing.
    private static Submission SubmissionOf(
        ParsedDocument document, IReadOnlyList<(string Path, byte[] Bytes)> files, List<LocalText> refusals)
    {
        var submitted = new List<SubmittedFile>
        {
            SubmittedFile.Of(document.Source.Path, StrictUtf8.GetBytes(document.Source.Text)),
        };
        foreach (var (path, bytes) in files)
        {
            switch (FileIntake.TakeNamed(path, bytes))
            {
                case FileIntakeResult.Taken taken:
                    submitted.Add(SubmittedFile.Of(path, taken.Bytes));
                    break;
                case FileIntakeResult.Refused { Why: var why }:
                    refusals.Add(new LocalText($"{path}：{why.Chinese}", $"{path}: {why.English}"));
                    break;
            }
        }

        return new Submission(
            document.Id,
            document.Kind,
            document.Title,
            document.Period?.ToString() ?? document.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            submitted);
    }

    private IEnumerable<Diagnostic> CheckAgainstFormer(ParsedDocument document) =>
        village.Library.Current.Latest(document.Id) is { IsWithdrawal: false } latest
        && village.Library.Read(latest) is { } former
            ? RevisionCheck.Compare(former, document)
            : [];

    private bool IsPublishedAlready(SourceFile source) =>
        village.Library.Current.Latest(source.Id) is { IsWithdrawal: false } latest
        && village.Library.Read(latest)?.Source.Text == source.Text;
}

/// <summary>What came of importing a folder.</summary>
/// <param name="PublishedCount">How many revisions were published.</param>
/// <param name="Findings">What the checks say.</param>
/// <param name="Refusals">Why nothing was published, if a file or the log refused it.</param>
internal sealed record ImportOutcome(
    int PublishedCount, IReadOnlyList<Diagnostic> Findings, IReadOnlyList<LocalText> Refusals)
{
    /// <summary>Whether something kept the folder from being published.</summary>
    public bool IsRefused => Refusals.Count > 0 || Findings.Any(finding => finding.Severity == Severity.Error);
}
