namespace VillagePublic.Content.Rules;

/// <summary>The accounts of rural collectives, each explained in plain words. Thread-safe.</summary>
public static class ChartOfAccounts
{
    private static readonly Lazy<ChartFile> File = new(() => RuleResource.Read("accounts", RuleJson.Default.ChartFile));

    private static readonly Lazy<IReadOnlyList<Account>> Accounts = new(
        () => [.. File.Value.Accounts.Select(row => new Account(
            row.Name.ToLocalText(), row.Plain.ToLocalText(), row.Side == "income", row.Words))]);

    /// <summary>All accounts, income first.</summary>
    public static IReadOnlyList<Account> All => Accounts.Value;

    /// <summary>Where the names come from.</summary>
    public static LocalText Source => File.Value.Source.ToLocalText();

    /// <summary>The account an author means: by its name in either language or a usual word for it.</summary>
    /// <returns><see langword="null"/> if the chart does not know it.</returns>
    public static Account? Find(string written)
    {
        // 管理费用—办公费 and 管理费用/办公费 are sub-accounts of 管理费用.
        var main = written.Split('-', '—', '–', '/', '、', '（', '(')[0].Trim();
        return All.FirstOrDefault(account => account.Matches(main))
            ?? All.FirstOrDefault(account => account.Words.Contains(main));
    }

    internal sealed record ChartFile(TextPair Title, TextPair Source, AccountRow[] Accounts);

    internal sealed record AccountRow(string Side, TextPair Name, string[] Words, TextPair Plain);
}

/// <summary>One account.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Plain">What it means, in plain words.</param>
/// <param name="IsIncome">Whether it stands on the income side.</param>
/// <param name="Words">Usual words for what is booked there.</param>
public sealed record Account(LocalText Name, LocalText Plain, bool IsIncome, IReadOnlyList<string> Words)
{
    internal bool Matches(string written) =>
        written == Name.Chinese || written.Equals(Name.English, StringComparison.OrdinalIgnoreCase);
}
