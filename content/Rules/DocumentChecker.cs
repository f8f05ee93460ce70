using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules;

/// <summary>Checks one document by a rule set: figures, votes, duties, privacy, Markdown. Thread-safe.</summary>
/// <param name="rules">The village's rule set.</param>
public sealed class DocumentChecker(RuleSet rules)
{
    private static readonly Action<CheckContext>[] Checks =
    [
        FinanceCheck.Run,
        VoteCheck.Run,
        MinutesCheck.Run,
        RosterCheck.Run,
        ContractCheck.Run,
        MatterCheck.Run,
        VillageCheck.Run,
        ShowCheck.Run,
        PrivacyCheck.Run,
        MarkdownCheck.Run,
        MarkdownBlockCheck.Run,
    ];

    /// <summary>A checker for a village's rules; the national ones when it names none that exist.</summary>
    /// <param name="village">The village, if known.</param>
    public static DocumentChecker For(Village? village) =>
        new(RuleSets.For(village));

    /// <summary>Reads and checks one file. Never throws on bad text.</summary>
    /// <param name="path">Path relative to the village folder, with <c>/</c>.</param>
    /// <param name="text">Whole text of the file.</param>
    public CheckResult Check(string path, string text)
    {
        var parsed = DocumentParser.Parse(path, text);
        var source = new SourceText(new SourceFile(path, text));
        var bag = new DiagnosticBag(path);
        foreach (var diagnostic in parsed.Diagnostics)
        {
            bag.Add(diagnostic);
        }

        // What can be read as text is checked for privacy even when the document cannot be read as data.
        if (parsed.Document is { } document)
        {
            var context = new CheckContext(document, source, rules, bag);
            foreach (var check in Checks)
            {
                check(context);
            }
        }
        else if (text.Length <= DocumentParser.MaxLength)
        {
            PrivacyCheck.RunOnText(source, kind: null, bag);
        }

        var found = bag.ToList();
        return parsed.Document is { } readable
            ? new CheckResult(readable, bag.HasError ? null : new CheckedDocument(readable, found), found)
            : new CheckResult(null, null, found);
    }
}
