using System.Text.RegularExpressions;
using VillagePublic.Content;
using VillagePublic.Content.Pages;

namespace VillagePublic.Tests.Pages;

/// <summary>Phones in villages are old, and chat apps bring browsers of their own: nothing newer than 2016 is
/// needed.</summary>
public sealed partial class OldBrowserTests
{
    // Each with what those browsers do: the whole rule or the whole script is thrown away.
    private static readonly string[] NewCss =
    [
        ":has(", ":is(", ":where(", ":focus-visible", ":focus-within", "var(--", "clamp(", "min(", "max(", "env(", "&",
        "@layer", "@container", "@supports", "@property", "color-mix(", "oklch(", "lab(", "inset:", "aspect-ratio",
        "gap:", "display:grid", "place-", "margin-inline", "padding-inline", "margin-block", "padding-block",
        "backdrop-filter", "subgrid", "display:contents", "position:sticky", "dvh", "svh", "accent-color",
    ];

    private static readonly string[] NewScript =
    [
        "=>", "?.", "??", "`", "...", "**", "async ", "await ", "#", ".includes(", ".padStart(", ".padEnd(", ".flat(",
        ".at(", ".replaceAll(", ".closest(", ".matches(", ".append(", ".prepend(", ".remove(", ".before(", ".after(",
        ".entries(", ".values(", "Object.assign", "Array.from", "Symbol", "BigInt", "fetch(", "URLSearchParams",
        "TextEncoder", "TextDecoder", "globalThis", "structuredClone", "IntersectionObserver", "NodeList.prototype",
        ".then(", "Promise", "Map(", "Set(", ".forEach(",
    ];

    // Used only behind a question whether the browser has it.
    private static readonly string[] Asked = [".then(", "Promise", ".forEach("];

    [Fact]
    public void The_style_sheet_needs_nothing_new()
    {
        var css = PageStyle.Element.ToString();
        Assert.All(NewCss, feature => Assert.DoesNotContain(feature, css, StringComparison.Ordinal));
        Assert.Empty(NestedRule().Matches(css));
        Assert.Empty(LongColour().Matches(css));
    }

    [Fact]
    public void The_scripts_are_written_in_the_language_of_2009()
    {
        foreach (var script in PageScript.All)
        {
            var code = Comment().Replace(StrictUtf8.GetString(script.Response.Body), "");
            var bare = Text().Replace(code, "''");
            Assert.All(
                NewScript.Except(Asked), feature => Assert.DoesNotContain(feature, bare, StringComparison.Ordinal));
            Assert.Empty(NewWord().Matches(bare).Select(match => match.Value));
            Assert.DoesNotContain("Array.from", bare, StringComparison.Ordinal);
            Assert.Equal(bare.Contains("Promise", StringComparison.Ordinal)
                || bare.Contains("crypto.subtle", StringComparison.Ordinal),
                bare.Contains("window.crypto", StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(@"\{[^{}]*\{[^{}]*\{")]
    private static partial Regex NestedRule();

    [GeneratedRegex(@"#[0-9a-f]{8}\b|#[0-9a-f]{4}\b")]
    private static partial Regex LongColour();

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"'(?:[^'\\]|\\.)*'|/(?:[^/\\\n]|\\.)+/[gi]*(?=[.,)])")]
    private static partial Regex Text();

    [GeneratedRegex(@"\b(let|const|class|import|export|yield|of)\b(?!\s*:)")]
    private static partial Regex NewWord();
}
