using System.Text.RegularExpressions;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Writing;
using VillagePublic.Content.Rules;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Admin;

/// <summary>Whatever a clerk meets has words in both languages.</summary>
public sealed partial class WordsTests
{
    [Fact]
    public void Every_check_says_how_to_mend_what_it_finds()
    {
        var silent = DiagnosticCatalogue.All.Select(rule => rule.Code)
            .Where(code => CheckHelp.MendingOf(code) is not { Chinese.Length: > 0, English.Length: > 0 });
        Assert.Empty(silent);
    }

    [Fact]
    public void Every_act_of_the_audit_trail_has_words()
    {
        var acts = Directory.EnumerateFiles(Path.Combine(Repository.Root, "admin"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(path => Act().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value))
            .Distinct()
            .ToArray();
        Assert.Contains("draft.submit", acts);
        Assert.All(acts, act => Assert.True(AuditWords.Has(act), act));
    }

    [GeneratedRegex("""[Aa]udit\.?(?:Add)?\([^;]*?"([a-z]+[.-][a-z.-]*[a-z])"[,)\s]""")]
    private static partial Regex Act();
}
