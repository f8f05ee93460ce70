using System.Text.RegularExpressions;

namespace VillagePublic.Tests.Architecture;

/// <summary>Finds methods by their indentation, as the formatter leaves it.</summary>
internal static partial class MemberSpans
{
    /// <summary>One member with a braced body.</summary>
    /// <param name="FirstLine">Line of its signature, from 1.</param>
    /// <param name="LineCount">Lines from signature to closing brace.</param>
    internal readonly record struct Span(int FirstLine, int LineCount);

    /// <summary>Spans of all methods and constructors of a file; types and initialisers do not count.</summary>
    public static IEnumerable<Span> In(string[] lines)
    {
        for (var index = 1; index < lines.Length; index++)
        {
            var open = lines[index];
            if (open.Trim() != "{")
            {
                continue;
            }

            var indent = open.Length - open.TrimStart().Length;
            var signature = index - 1;
            while (signature > 0 && Indent(lines[signature]) != indent)
            {
                signature--;
            }

            if (!Signature().IsMatch(lines[signature]) || TypeDeclaration().IsMatch(lines[signature]))
            {
                continue;
            }

            // A brace followed by a semicolon ends an initialiser or a switch, not a body.
            var brace = new string(' ', indent) + "}";
            var close = Array.FindIndex(
                lines, index, line => line.TrimEnd() == brace || line.TrimEnd() == brace + ";");
            if (close > index && lines[close].TrimEnd() == brace)
            {
                yield return new Span(signature + 1, close - signature + 1);
            }
        }
    }

    private static int Indent(string line) =>
        line.Trim().Length == 0 ? -1 : line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"^\s*(public|private|internal|protected|static|async|override)\b.*[\(\)]")]
    private static partial Regex Signature();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\b(?!\s*\?)[^(]*(\(|\{|$)")]
    private static partial Regex TypeDeclaration();
}
