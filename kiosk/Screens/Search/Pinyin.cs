using System.Text;

namespace VillagePublic.Kiosk.Screens;

/// <summary>How Han characters are read, without tones: 行 is <c>hang</c>, <c>heng</c> and <c>xing</c>.</summary>
/// <remarks>Loaded once, from a text file beside this one that says where it comes from.</remarks>
internal sealed class Pinyin
{
    private const string Resource = "VillagePublic.Kiosk.Screens.Search.pinyin.txt";

    private static readonly Lazy<Pinyin> Table = new(() => new Pinyin(CharacterTable.Read(Resource)));

    /// <summary>Number of each character's first reading, by UTF-16 unit; 0 for none.</summary>
    private readonly ushort[] first = new ushort[char.MaxValue + 1];

    /// <summary>All readings of the characters that have several or lie beyond the 16-bit units.</summary>
    private readonly Dictionary<int, string[]> several = [];

    /// <summary>Readings of the characters that have one.</summary>
    private readonly List<string[]> single = [[]];

    private Pinyin(IEnumerable<(string Syllable, string Characters)> lines)
    {
        foreach (var (syllable, characters) in lines)
        {
            single.Add([syllable]);
            foreach (var rune in characters.EnumerateRunes())
            {
                Add(rune, syllable);
            }
        }
    }

    /// <summary>The readings of a character; empty when it has none.</summary>
    public static IReadOnlyList<string> Of(Rune character) => Table.Value.Readings(character);

    /// <summary>The first letter of each character's first reading, letters and digits as they are: 东头路 gives
    /// <c>dtl</c>.</summary>
    public static string Initials(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        Of(rune) is [[var letter, ..], ..] ? letter.ToString()
        : rune.IsAscii && Rune.IsLetterOrDigit(rune) ? Rune.ToLowerInvariant(rune).ToString() : ""));

    private string[] Readings(Rune rune)
    {
        if (rune.IsBmp && first[rune.Value] is var number and > 0)
        {
            return single[number];
        }

        return several.TryGetValue(rune.Value, out var readings) ? readings : [];
    }

    private void Add(Rune rune, string syllable)
    {
        var known = Readings(rune);
        if (known.Length == 0 && rune.IsBmp)
        {
            first[rune.Value] = (ushort)(single.Count - 1);
            return;
        }

        several[rune.Value] = [.. known, syllable];
        if (rune.IsBmp)
        {
            first[rune.Value] = 0;
        }
    }
}
