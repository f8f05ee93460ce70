using System.Text.RegularExpressions;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Admin;

/// <summary>A village of a township stands below <c>/v/CODE</c>: its pages must not lead out of it.</summary>
public sealed partial class AddressTests
{
    [Fact]
    public void Every_link_and_form_of_a_page_begins_with_the_base_of_its_village()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "admin", "Pages"), "*.razor");
        Assert.NotEmpty(pages);
        var leading = pages.SelectMany(page => File.ReadLines(page).Select((line, index) => (page, line, index)))
            .Where(each => Absolute().IsMatch(each.line))
            .Select(each => $"{Path.GetFileName(each.page)}({each.index + 1}): write \"@Base/…\", not \"/…\"");
        Assert.Empty(leading);
    }

    [Fact]
    public void The_script_asks_below_the_base_of_its_village()
    {
        foreach (var script in Directory.GetFiles(Path.Combine(Repository.Root, "admin", "Assets"), "*.js"))
        {
            Assert.DoesNotMatch("""(?<!base \+ )[`'"]/admin""", File.ReadAllText(script));
        }
    }

    [GeneratedRegex("""\b(href|action|formaction|src)="(/|@DraftForms\.AddressOf|@AssetFiles\.Address)""")]
    private static partial Regex Absolute();
}
