using System.Text;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Reads the tables of characters that are parts of the program: <c>key characters</c> a line, <c>#</c> starts
/// a comment.</summary>
internal static class CharacterTable
{
    public static IEnumerable<(string Key, string Characters)> Read(string resource)
    {
        using var stream = typeof(CharacterTable).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program lacks its part {resource}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.Split(' ') is [var key, var characters])
            {
                yield return (key, characters);
            }
        }
    }
}
