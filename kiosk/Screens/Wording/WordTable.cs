using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Everything the screens say in one language.</summary>
/// <remarks>
/// One text file per language beside this one: <c>Key = text</c> a line, <c>#</c> starts a comment. Adding a language
/// is adding a file. <c>{0}</c> is an argument; <c>{0:day|days}</c> chooses by whether it is one;
/// <c>{0#Mon|Tue}</c> picks the first, second, … . Quotes around a text
/// keep spaces at its ends.
/// </remarks>
internal sealed class WordTable
{
    private const string ResourceFolder = "VillagePublic.Kiosk.Screens.Wording.";

    private static readonly Lazy<IReadOnlyList<WordTable>> Tables = new(LoadAll);

    private readonly FrozenDictionary<Word, string> texts;

    private WordTable(string language, FrozenDictionary<Word, string> texts)
    {
        Language = language;
        this.texts = texts;
    }

    /// <summary>All languages, Chinese first.</summary>
    public static IReadOnlyList<WordTable> All => Tables.Value;

    /// <summary>BCP 47 language, the file's name.</summary>
    public string Language { get; }

    public string this[Word word] => texts.TryGetValue(word, out var text)
        ? text
        : throw new InvalidOperationException($"{Language}.txt has no {word}.");

    /// <summary>The table of a language, else the first.</summary>
    public static WordTable For(string language) =>
        All.FirstOrDefault(table => table.Language == language) ?? All[0];

    /// <summary>Reads one file.</summary>
    /// <exception cref="FormatException">A line is no <c>Key = text</c>, or its key is unknown or given twice.
    /// </exception>
    public static WordTable Parse(string language, string text)
    {
        var texts = new Dictionary<Word, string>();
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (
                parts.Length != 2 || !Enum.TryParse<Word>(parts[0], out var word) || !texts.TryAdd(
                    word,
                    Unquoted(parts[1])))
            {
                throw new FormatException($"{language}.txt: {line}");
            }
        }

        return new WordTable(language, texts.ToFrozenDictionary());
    }

    /// <summary>Whether the language says something for this.</summary>
    public bool Has(Word word) => texts.ContainsKey(word);

    /// <summary>A sentence with its arguments filled in.</summary>
    public string Say(Word word, params ReadOnlySpan<object> arguments)
    {
        var template = this[word];
        var said = new StringBuilder(template.Length + 16);
        var position = 0;
        while (position < template.Length)
        {
            var open = template.IndexOf('{', position);
            if (open < 0)
            {
                break;
            }

            var close = template.IndexOf('}', open);
            said.Append(template, position, open - position);
            said.Append(Fill(template.AsSpan(open + 1, close - open - 1), arguments));
            position = close + 1;
        }

        return said.Append(template, position, template.Length - position).ToString();
    }

    /// <summary>Quotes keep a space at an end.</summary>
    private static string Unquoted(string text) => text is ['"', .. var inner, '"'] ? inner : text;

    private static string Fill(ReadOnlySpan<char> placeholder, ReadOnlySpan<object> arguments)
    {
        var argument = arguments[placeholder[0] - '0'];
        if (placeholder.Length == 1)
        {
            return Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "";
        }

        var choices = placeholder[2..].ToString().Split('|');
        var number = Convert.ToInt64(argument, CultureInfo.InvariantCulture);
        return placeholder[1] == ':' ? choices[number == 1 ? 0 : 1] : choices[(int)number - 1];
    }

    private static IReadOnlyList<WordTable> LoadAll()
    {
        var assembly = typeof(WordTable).Assembly;
        return
        [
            .. from name in assembly.GetManifestResourceNames()
               where name.StartsWith(ResourceFolder, StringComparison.Ordinal)
               let language = name[ResourceFolder.Length..^".txt".Length]
               orderby language != "zh", language
               select Parse(language, ReadAll(assembly.GetManifestResourceStream(name)!)),
        ];
    }

    private static string ReadAll(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
