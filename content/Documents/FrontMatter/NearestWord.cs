namespace VillagePublic.Content.Documents;

/// <summary>Guesses which word was meant.</summary>
internal static class NearestWord
{
    // Two slips in a short key are still recognisable; three are another word.
    private const int MaxDistance = 2;
    private const int MaxLength = 40;

    /// <summary>The known word nearest to a written one, or <see langword="null"/> if none is near.</summary>
    public static string? Of(string written, IEnumerable<string> known) =>
        written.Length > MaxLength
            ? null
            : known.Select(word => (word, distance: Distance(written.ToLowerInvariant(), word)))
                .Where(pair => pair.distance <= Math.Min(MaxDistance, pair.word.Length / 2))
                .OrderBy(pair => pair.distance)
                .ThenBy(pair => pair.word, StringComparer.Ordinal)
                .Select(pair => pair.word)
                .FirstOrDefault();

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitute = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
