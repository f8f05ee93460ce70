using System.Text;

namespace VillagePublic.Content.Pages.Markup;

/// <summary>Encodes text for HTML elements and double-quoted attributes alike. Chinese stays readable.</summary>
internal static class HtmlEncoding
{
    /// <summary>Appends text with everything encoded that HTML could take for markup.</summary>
    /// <remarks>Control characters and unpaired surrogates, which HTML forbids, become U+FFFD.</remarks>
    public static void Append(StringBuilder output, string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                output.Append(character).Append(text[++index]);
                continue;
            }

            AppendUnit(output, character);
        }
    }

    private static void AppendUnit(StringBuilder output, char character)
    {
        switch (character)
        {
            case '&':
                output.Append("&amp;");
                break;
            case '<':
                output.Append("&lt;");
                break;
            case '>':
                output.Append("&gt;");
                break;
            case '"':
                output.Append("&quot;");
                break;
            case '\'':
                output.Append("&#39;");
                break;
            case '\n' or '\t':
                output.Append(character);
                break;
            default:
                output.Append(IsForbidden(character) ? '\uFFFD' : character);
                break;
        }
    }

    private static bool IsForbidden(char character) =>
        char.IsControl(character) || char.IsSurrogate(character) || character is '\uFFFE' or '\uFFFF';
}
