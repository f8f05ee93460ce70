using System.Collections.Frozen;
using System.Text;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The strokes of Han characters in the order of writing, each one of five: 1 横, 2 竖, 3 撇, 4 点, 5 折.</summary>
/// <remarks>Loaded once, from a text file beside this one that says where it comes from.</remarks>
internal static class Strokes
{
    /// <summary>How many kinds of strokes there are.</summary>
    public const int KindCount = 5;

    private const string Resource = "VillagePublic.Kiosk.Screens.Search.strokes.txt";

    private static readonly Lazy<FrozenDictionary<int, string>> Table = new(() =>
        (from line in CharacterTable.Read(Resource)
         from rune in line.Characters.EnumerateRunes()
         select KeyValuePair.Create(rune.Value, line.Key)).ToFrozenDictionary());

    /// <summary>The strokes of a character; <see langword="null"/> when they are not known.</summary>
    public static string? Of(Rune character) => Table.Value.GetValueOrDefault(character.Value);
}
