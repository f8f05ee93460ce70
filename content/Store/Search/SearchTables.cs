using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store.Search;

/// <summary>The search index in LiteDB. All methods run on the store's thread.</summary>
/// <remarks>A document's number is the index of its entry. The index is derived: it may hold numbers that are no
/// longer current (the snapshot decides that) and can be thrown away and made again.</remarks>
internal static class SearchTables
{
    /// <summary>One row per first character of tokens: the numbers of the documents that hold each.</summary>
    public const string Postings = "search_postings";

    /// <summary>One row per document not merged into the postings yet: its tokens.</summary>
    public const string Deltas = "search_deltas";

    /// <summary>One row per document: its plain text.</summary>
    public const string Texts = "search_texts";

    /// <summary>Adds a document.</summary>
    public static void Add(LiteEngine current, SearchDocument document)
    {
        new Table(current, Texts).Upsert(new BsonDocument { ["_id"] = document.Number, ["text"] = document.Text });
        new Table(current, Deltas).Upsert(new BsonDocument
        {
            ["_id"] = document.Number,
            ["tokens"] = string.Join('\n', document.Tokens),
        });
    }

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

    /// <summary>Adds numbers to tokens that share their first character; adding one twice changes nothing.</summary>
    public static void Merge(LiteEngine current, char first, IEnumerable<KeyValuePair<string, long[]>> added) =>
        new Table(current, Postings).Upsert(new BsonDocument
        {
            ["_id"] = first.ToString(),
            ["lists"] = PostingBucket.Merge(ReadBucket(current, first), added),
        });

    /// <summary>The merged numbers of a token, ascending.</summary>
    public static List<long> ReadPostings(LiteEngine current, string token) =>
        PostingBucket.Find(ReadBucket(current, token[0]), token);

    /// <summary>The merged numbers of all tokens that begin so, in no order.</summary>
    public static HashSet<long> ReadPostingsOfBeginning(LiteEngine current, string beginning) =>
        PostingBucket.FindBeginning(ReadBucket(current, beginning[0]), beginning);

    /// <summary>Empties the index.</summary>
    public static void Clear(LiteEngine current)
    {
        foreach (var name in (string[])[Postings, Deltas, Texts])
        {
            new Table(current, name).DeleteWhere("1 = 1");
        }
    }

    private static byte[] ReadBucket(LiteEngine current, char first) =>
        new Table(current, Postings).Find(first.ToString())?["lists"].AsBinary ?? [];
}

/// <summary>One document to be indexed.</summary>
/// <param name="Number">Index of its entry.</param>
/// <param name="Text">Its plain text.</param>
/// <param name="Tokens">The distinct tokens of the text.</param>
internal sealed record SearchDocument(long Number, string Text, IReadOnlyCollection<string> Tokens);
