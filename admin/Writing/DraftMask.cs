using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;

namespace VillagePublic.Admin.Writing;

/// <summary>Masks numbers of persons on one line of a text.</summary>
internal static class DraftMask
{
    // VP5xxx are the findings about privacy.
    private const string Privacy = "VP5";

    /// <summary>Whether masking the line a finding stands on changes anything.</summary>
    public static bool Offers(string text, Diagnostic finding) =>
        finding.Code.StartsWith(Privacy, StringComparison.Ordinal) && Apply(text, finding.Line) != text;

    /// <summary>The text with the numbers on that line masked.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">From 1.</param>
    public static string Apply(string text, int line)
    {
        var lines = text.Split('\n');
        if (line < 1 || line > lines.Length)
        {
            return text;
        }

        lines[line - 1] = PersonalNumber.Mask(lines[line - 1]);
        return string.Join('\n', lines);
    }
}
