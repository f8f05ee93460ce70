using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Forms;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>What the editors get back: the version now stored, what the checks say, what it comes to.</summary>
/// <param name="Version">The version to send next.</param>
/// <param name="Text">The text now stored: more than was sent when somebody else has written meanwhile.</param>
/// <param name="Title">Title as read; <see langword="null"/> while there is an error.</param>
/// <param name="Findings">All findings, in both languages.</param>
/// <param name="Outcome">Votes in words.</param>
/// <param name="Closing">Closing balance of accounts as it stands in the text.</param>
/// <param name="Totals">Last rows of the tables, by number of the block.</param>
internal sealed record SavedText(
    long Version,
    string Text,
    string? Title,
    IReadOnlyList<SavedFinding> Findings,
    IReadOnlyList<LocalText> Outcome,
    string? Closing,
    IReadOnlyDictionary<int, IReadOnlyList<string>> Totals)
{
    public static SavedText Of(Draft draft, DraftFindings findings, IReadOnlyList<LocalText> outcome)
    {
        var titles = DiagnosticCatalogue.All.ToDictionary(rule => rule.Code, rule => rule.Title);
        var many = findings.Groups().Where(group => group.Count > 1).SelectMany(group => group).ToHashSet();
        var form = FormText.TryRead(draft.Markdown);
        return new SavedText(
            draft.Version,
            draft.Markdown,
            findings.Document?.Title,
            [.. findings.All.Select(finding => new SavedFinding(
                findings.Key(finding),
                finding.Code,
                finding.Severity == Severity.Error,
                finding.Line,
                form is null ? null : FormPlaces.Find(form, finding.Line),
                DraftMask.Offers(draft.Markdown, finding),
                many.Contains(finding),
                titles[finding.Code].Chinese,
                titles[finding.Code].English,
                finding.Message.Chinese,
                finding.Message.English,
                finding.Hint?.Chinese,
                finding.Hint?.English))],
            outcome,
            form?.Keys.FirstOrDefault(key => key.Name == "closing")?.Value,
            form?.Blocks.Index()
                .Where(block => block.Item is FormBlock.Table { Rows.Count: > 0 } table
                    && FormColumns.IsTotal(table.Rows[^1].FirstOrDefault(cell => cell.Length > 0) ?? ""))
                .ToDictionary(block => block.Index, block => ((FormBlock.Table)block.Item).Rows[^1])
                ?? []);
    }
}

/// <summary>One finding as the editors' script reads it.</summary>
/// <param name="At">Field of the form it is about.</param>
/// <param name="IsMany">Whether it is confirmed together with others of its code.</param>
/// <param name="IsMaskable">Whether one tap masks what it is about.</param>
internal sealed record SavedFinding(
    string Key,
    string Code,
    bool IsError,
    int Line,
    string? At,
    bool IsMaskable,
    bool IsMany,
    string TitleChinese,
    string TitleEnglish,
    string Chinese,
    string English,
    string? ChineseHint,
    string? EnglishHint);
