using System.Text.RegularExpressions;
using VillagePublic.Content.Log;

namespace VillagePublic.Tests.Architecture;

/// <summary>The arrows of the architecture: who may know whom.</summary>
public sealed partial class DependencyTests
{
    /// <summary>A package's namespace and the only folders that may use it.</summary>
    public static TheoryData<string, string[]> Owners => new()
    {
        { "LiteDB", ["content/Store/"] },
        { "SkiaSharp", ["kiosk/Drawing/", "kiosk/Displays/"] },
        { "HarfBuzzSharp", ["kiosk/Drawing/", "kiosk/Displays/"] },
        { "NSec", ["content/Log/"] },
        { "QRCoder", ["content/Links/"] },
        { "Markdig", ["content/Documents/", "content/Pages/"] },
        { "ExcelDataReader", ["content/Import/"] },
        { "AngleSharp", ["content/Import/"] },
        { "YamlDotNet", ["content/Documents/"] },
        { "Amazon", ["admin/Mirroring/"] },
    };

    [Theory]
    [MemberData(nameof(Owners))]
    public void A_package_is_used_only_where_it_belongs(string package, string[] folders)
    {
        var pattern = new Regex($@"^\s*(global )?using (static )?(\w+ = )?{package}\b|[^\w.]{package}\.[A-Z]");
        var wrong = from path in Product()
                    where !folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))
                    from line in Repository.ReadLines(path).Select((text, index) => (text, number: index + 1))
                    where !line.text.TrimStart().StartsWith("//", StringComparison.Ordinal)
                    where pattern.IsMatch(line.text)
                    select $"{path}:{line.number}: {line.text.Trim()}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Content_knows_no_host_no_web_server_and_no_screen()
    {
        var references = typeof(Hash).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.DoesNotContain(references, name =>
            name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal)
            || name.StartsWith("SkiaSharp", StringComparison.Ordinal)
            || name.StartsWith("VillagePublic", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("content/Log/", "content/(Documents|Rules|Publishing|Feed|Store|Pages|Links)")]
    [InlineData("content/Documents/", "content/(Log|Rules|Publishing|Feed|Store|Pages|Links)")]
    [InlineData("content/Rules/", "content/(Log|Publishing|Feed|Store|Pages|Links)")]
    [InlineData("kiosk/Layout/", "kiosk/(Screens|Drawing|Displays|Following|Serving|Hosting)")]
    [InlineData("kiosk/Screens/", "kiosk/(Drawing|Displays|Following|Serving|Hosting)")]
    [InlineData("kiosk/Drawing/", "kiosk/(Screens|Displays|Following|Serving|Hosting)")]
    public void An_earlier_stage_does_not_know_a_later_one(string folder, string later)
    {
        var names = "VillagePublic\\."
            + later.Replace("content/", "Content\\.", StringComparison.Ordinal)
                .Replace("kiosk/", "Kiosk\\.", StringComparison.Ordinal);
        var pattern = new Regex($@"^using (static )?{names}\b");
        var wrong = from path in Product()
                    where path.StartsWith(folder, StringComparison.Ordinal)
                    from line in Repository.ReadLines(path)
                    where pattern.IsMatch(line)
                    select $"{path}: {line}";
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("content/Log/", @"using (System\.IO|System\.Net|VillagePublic)|\bFile\.|TimeProvider|HttpClient")]
    [InlineData("kiosk/Layout/", @"TimeProvider|using VillagePublic\.Content\.Store|\bFile\.")]
    [InlineData("kiosk/Screens/", @"TimeProvider\.System|\bFile\.|HttpClient")]
    public void Pure_code_touches_no_clock_file_or_network(string folder, string forbidden)
    {
        var pattern = new Regex(forbidden);
        var wrong = from path in Product()
                    where path.StartsWith(folder, StringComparison.Ordinal)
                    from line in Repository.ReadLines(path).Select((text, index) => (text, number: index + 1))
                    where !line.text.TrimStart().StartsWith("//", StringComparison.Ordinal)
                    where pattern.IsMatch(line.text)
                    select $"{path}:{line.number}: {line.text.Trim()}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_package_is_pinned_in_one_place_and_locked()
    {
        var wrong = from path in Repository.Files
                    where path.EndsWith(".csproj", StringComparison.Ordinal)
                    where InlineVersion().IsMatch(Repository.Read(path))
                        || !Repository.Files.Contains(path[..path.LastIndexOf('/')] + "/packages.lock.json")
                    select path;
        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Product() =>
        Repository.SourceFiles.Where(path => !path.StartsWith("tests/", StringComparison.Ordinal));

    [GeneratedRegex(@"<PackageReference [^>]*Version=")]
    private static partial Regex InlineVersion();
}
