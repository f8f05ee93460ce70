namespace VillagePublic.Content.Rules;

/// <summary>Words of the books and the meetings, explained as a neighbour would. Thread-safe.</summary>
public static class Glossary
{
    private static readonly Lazy<IReadOnlyList<GlossaryTerm>> Terms = new(
        () => [.. RuleResource.Read("glossary", RuleJson.Default.GlossaryFile).Terms.Select(
            row => new GlossaryTerm(row.Name.ToLocalText(), row.Plain.ToLocalText(), row.Words))]);

    /// <summary>All terms.</summary>
    public static IReadOnlyList<GlossaryTerm> All => Terms.Value;

    /// <summary>The explanation of a word, from the terms or the chart of accounts.</summary>
    /// <param name="word">A word as it stands on a screen, in either language.</param>
    /// <returns><see langword="null"/> if it is not explained.</returns>
    public static GlossaryTerm? Find(string word)
    {
        var trimmed = word.Trim();
        return Terms.Value.FirstOrDefault(term => term.Matches(trimmed))
            ?? (ChartOfAccounts.Find(trimmed) is { } account
                ? new GlossaryTerm(account.Name, account.Plain, account.Words)
                : null);
    }

    internal sealed record GlossaryFile(TermRow[] Terms);

    internal sealed record TermRow(TextPair Name, string[] Words, TextPair Plain);
}

/// <summary>One explained word.</summary>
/// <param name="Name">The word.</param>
/// <param name="Plain">What it means, in plain words.</param>
/// <param name="Words">Other words for it.</param>
public sealed record GlossaryTerm(LocalText Name, LocalText Plain, IReadOnlyList<string> Words)
{
    internal bool Matches(string word) =>
        word == Name.Chinese
        || word.Equals(Name.English, StringComparison.OrdinalIgnoreCase)
        || Words.Contains(word);
}
