using VillagePublic.Admin.Villages;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Forms;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>Forms over drafts: takes Markdown apart, writes back what was filled in, says what it comes to.</summary>
internal sealed class FormDesk(WritingDesk desk, DraftChecker checker, HostedVillage village)
{
    /// <summary>The form of a draft; <see langword="null"/> while its text cannot be taken apart.</summary>
    public static DraftForm? Open(Draft draft) =>
        FormText.TryRead(draft.Markdown) is { } text && KindOf(draft, text) is { } kind
            ? new DraftForm(text, kind, FormDescription.Of(kind))
            : null;

    /// <summary>Saves what a form holds.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="version">The version the form was made from.</param>
    /// <param name="read">Makes the edit from the text of that version.</param>
    /// <param name="editor">Who.</param>
    public DeskOutcome Save(string id, long version, Func<FormText, FormEdit?> read, AdminUser editor)
    {
        if (desk.TextOf(id, version) is not { } before
            || FormText.TryRead(before) is not { } text
            || read(text) is not { } edit)
        {
            return desk.Find(id) is { } current ? new DeskOutcome.Conflict(current) : new DeskOutcome.Missing();
        }

        return desk.Save(id, WithClosing(id, before, text, edit), version, editor);
    }

    /// <summary>Adds a part of the body at its end.</summary>
    public DeskOutcome Add(string id, string key, AdminUser editor)
    {
        if (desk.Find(id) is not { } draft)
        {
            return new DeskOutcome.Missing();
        }

        return Open(draft)?.Description.Sections.FirstOrDefault(section => section.Key == key) is { } wanted
            ? desk.Save(id, draft.Markdown.TrimEnd() + "\n\n" + wanted.Markdown, draft.Version, editor)
            : new DeskOutcome.Done(draft);
    }

    /// <summary>What a draft comes to in words: the outcome of each vote.</summary>
    public IReadOnlyList<Content.LocalText> Outcome(Draft draft)
    {
        if (DocumentParser.Parse(draft.Path, draft.Markdown).Document is not VoteRecord vote)
        {
            return [];
        }

        var rules = RuleSets.For(village.Library.Village);
        var outcome = VoteEvaluator.Evaluate(vote, rules);
        return
        [
            .. outcome.CompetenceSentence is { } competence ? [competence] : Array.Empty<Content.LocalText>(),
            .. outcome.Motions.Select(motion => motion.Sentence),
            .. outcome.Candidates.Select(candidate => candidate.Sentence),
        ];
    }

    /// <summary>Everything about a draft as the editors show it.</summary>
    public SavedText Look(Draft draft) => SavedText.Of(draft, checker.CheckWithOthers(draft), Outcome(draft));

    // The closing balance follows the lines as long as it was not given or was right: what the author states against
    // them stays, and the checks say so.
    private string WithClosing(string id, string before, FormText text, FormEdit edit)
    {
        var path = desk.Find(id)!.Path;
        var after = text.Write(edit);
        if (DocumentParser.Parse(path, before).Document is not FinanceReport old
            || DocumentParser.Parse(path, after).Document is not FinanceReport report
            || report.Closing.Written != old.Closing.Written
            || report.ComputedClosing is not { } computed
            || (old.Closing.Value is { } stated && stated != old.ComputedClosing)
            || report.Unit != MoneyUnit.Yuan)
        {
            return after;
        }

        return report.Closing.Value == computed
            ? after
            : FormText.TryRead(after)!.WithKey("closing", computed.ToString());
    }

    private static DocumentKind? KindOf(Draft draft, FormText text) =>
        Enum.TryParse<DocumentKind>(text.Keys.FirstOrDefault(key => key.Name == "kind")?.Value, true, out var kind)
            && draft.Markdown.Length <= WritingDesk.MaxTextLength
                ? kind
                : null;
}

/// <summary>A draft taken apart for its form.</summary>
public sealed record DraftForm(FormText Text, DocumentKind Kind, FormDescription Description)
{
    /// <summary>Keys the form has no field for, as the author wrote them.</summary>
    public IReadOnlyList<FormKey> OtherKeys => [.. Text.Keys.Where(key =>
        key.Name is not ("kind" or "confirmed") && Description.Fields.All(known => known.Key != key.Name))];

    /// <summary>A key's value; empty when it is not given.</summary>
    public string Value(string key) => Text.Keys.FirstOrDefault(known => known.Name == key)?.Value ?? "";
}
