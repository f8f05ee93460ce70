using System.Globalization;
using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store.Search;

/// <summary>The search index in LiteDB. All methods run on the store's thread.</summary>
/// <remarks>A document's number is the index of its entry. The index is derived: it may hold numbers that are no
/// longer current (the snapshot decides that) and can be thrown away and made again.</remarks>
internal static class SearchTables
{
    /// <summary>One row per part and first character of tokens: the numbers of the documents that hold each.</summary>
    public const string Postings = "search_postings";

    /// <summary>One row per part: how many documents are merged into it. What is not named here is no part yet, or none
    /// any more.</summary>
    public const string Parts = "search_parts";

    /// <summary>One row per document not merged into the postings yet: its tokens.</summary>
    public const string Deltas = "search_deltas";

    /// <summary>One row per document: its plain text.</summary>
    public const string Texts = "search_texts";

    /// <summary>Adds a document.</summary>
    public static void Add(LiteEngine current, SearchDocument document)
    {
        AddText(current, document);
        new Table(current, Deltas).Upsert(new BsonDocument
        {
            ["_id"] = document.Number,
            ["tokens"] = string.Join('\n', document.Tokens),
        });
    }

    /// <summary>Adds the text of a document that needs no merging.</summary>
    public static void AddText(LiteEngine current, SearchDocument document) => new Table(current, Texts).Upsert(
        new BsonDocument { ["_id"] = document.Number, ["text"] = document.Text });

    /// <summary>Forgets the text of a document that has been corrected or withdrawn.</summary>
    public static void RemoveText(LiteEngine current, long number)
    {
        new Table(current, Texts).Delete(number);
        new Table(current, Deltas).Delete(number);
    }

    /// <summary>A document's text; <see langword="null"/> when it is not indexed.</summary>
    public static string? ReadText(LiteEngine current, long number) =>
        new Table(current, Texts).Find(number)?["text"].AsString;

    /// <summary>The numbers of the documents that have a text.</summary>
    public static HashSet<long> ReadTextNumbers(LiteEngine current) =>
        [.. new Table(current, Texts).Keys().Select(key => key.AsInt64)];

    /// <summary>The documents not merged yet.</summary>
    public static List<(long Number, string[] Tokens)> ReadDeltas(LiteEngine current) =>
        [.. new Table(current, Deltas).All()
            .Select(row => (row["_id"].AsInt64, row["tokens"].AsString.Split('\n')))];

    /// <summary>Forgets documents that have been merged.</summary>
    public static void RemoveDeltas(LiteEngine current, IEnumerable<long> numbers)
    {
        foreach (var number in numbers)
        {
            new Table(current, Deltas).Delete(number);
        }
    }

    /// <summary>The parts: number and count of documents.</summary>
    public static List<SearchPart> ReadParts(LiteEngine current) =>
        [.. new Table(current, Parts).All()
            .Select(row => new SearchPart(row["_id"].AsInt64, row["count"].AsInt32))];

    /// <summary>Names a part, and no longer those it was made of.</summary>
    public static void WritePart(LiteEngine current, SearchPart part, IEnumerable<SearchPart> madeOf)
    {
        new Table(current, Parts).Upsert(new BsonDocument { ["_id"] = part.Number, ["count"] = part.Count });
        foreach (var former in madeOf)
        {
            new Table(current, Parts).Delete(former.Number);
        }
    }

    /// <summary>Writes the lists of tokens that share their first character.</summary>
    public static void WriteBucket(LiteEngine current, long part, char first, byte[] bucket) =>
        new Table(current, Postings).Upsert(
            new BsonDocument { ["_id"] = Key(part, first), ["lists"] = bucket });

    /// <summary>The lists of all tokens of a part with one first character; empty when there are none.</summary>
    public static byte[] ReadBucket(LiteEngine current, long part, char first) =>
        new Table(current, Postings).Find(Key(part, first))?["lists"].AsBinary ?? [];

    /// <summary>Removes such lists.</summary>
    public static void RemoveBucket(LiteEngine current, long part, char first) =>
        new Table(current, Postings).Delete(Key(part, first));

    /// <summary>The first characters of all tokens of a part.</summary>
    public static List<char> ReadFirstCharacters(LiteEngine current, long part) =>
        [.. new Table(current, Postings).KeysBetween(Key(part, char.MinValue), Key(part, char.MaxValue))
            .Select(key => (char)int.Parse(key[^4..], NumberStyles.HexNumber, CultureInfo.InvariantCulture))];

    /// <summary>Empties the index.</summary>
    public static void Clear(LiteEngine current)
    {
        foreach (var name in (string[])[Postings, Parts, Deltas, Texts])
        {
            new Table(current, name).DeleteWhere("1 = 1");
        }
    }

    // The character in hexadecimal: keys are compared byte by byte, and a lone surrogate is no UTF-8.
    private static string Key(long part, char first) =>
        string.Create(CultureInfo.InvariantCulture, $"{part:D12}/{(int)first:X4}");
}

/// <summary>Some documents' posting lists.</summary>
/// <param name="Number">Counted up; a part never changes.</param>
/// <param name="Count">How many documents.</param>
internal readonly record struct SearchPart(long Number, int Count);

/// <summary>One document to be indexed.</summary>
/// <param name="Number">Index of its entry.</param>
/// <param name="Text">Its plain text.</param>
/// <param name="Tokens">The distinct tokens of the text.</param>
internal sealed record SearchDocument(long Number, string Text, IReadOnlyCollection<string> Tokens);
