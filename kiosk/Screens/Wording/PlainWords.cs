using VillagePublic.Content.Rules;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Accounts and terms explained the way one would tell a neighbour.</summary>
internal static class PlainWords
{
    /// <summary>Words everybody knows: explained where they stand in an equation, no riddle in a text.</summary>
    private static readonly string[] Everyday = ["收入", "支出", "公示", "期末余额"];

    private static readonly Lazy<IReadOnlyList<GlossaryTerm>> Listed = new(() =>
    [
        .. Glossary.All
            .Concat(ChartOfAccounts.All.Select(account => Glossary.Find(account.Name.Chinese)).OfType<GlossaryTerm>())
            .DistinctBy(term => term.Name.Chinese)
            .Where(term => !Everyday.Contains(term.Name.Chinese)),
    ]);

    /// <summary>Every word that is worth a button of its own.</summary>
    public static IReadOnlyList<GlossaryTerm> All => Listed.Value;

    /// <summary>The explanation of a word; <see langword="null"/> when there is none.</summary>
    public static GlossaryTerm? Find(string word) => Glossary.Find(word);

    /// <summary>A word as the reader's language has it, with the Chinese one that stands in the documents.</summary>
    public static string NameOf(ScreenContext context, GlossaryTerm term)
    {
        var name = context.Say(term.Name);
        return name == term.Name.Chinese ? name : $"{name} {term.Name.Chinese}";
    }
}
