using LiteDB.Engine;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store.Search;

/// <summary>The posting lists on the disk, in parts that are written once. Thread-safe.</summary>
/// <remarks>
/// A part never changes: new documents make a small one, and several of about one size become a larger one. So a
/// document is rewritten as often as the index has sizes (four for fifty thousand documents), not as often as it grew.
/// A part counts from the moment it is named; what a crash leaves of an unnamed one are true statements
/// about documents, which the next part with its number writes over.
/// </remarks>
internal sealed class SearchParts
{
    /// <summary>So many parts of one size become one. More make searching slower, fewer make adding slower.</summary>
    private const int FanIn = 8;

    /// <summary>Bytes of one transaction: some hundredths of a second on the store's thread. Between two of them others
    /// get their turn.</summary>
    private const int TransactionSizeBytes = 256 << 10;

    /// <summary>First characters merged in one transaction.</summary>
    private const int CharactersPerTransaction = 40;

    private readonly DurableEngine engine;

    /// <summary>Replaced as a whole, on the store's thread.</summary>
    private IReadOnlyList<SearchPart> parts;

    public SearchParts(DurableEngine engine)
    {
        this.engine = engine;
        parts = engine.Read(SearchTables.ReadParts);
    }

    /// <summary>How many there are: every one is asked at every search.</summary>
    public int Count => Volatile.Read(ref parts).Count;

    /// <summary>Writes the lists of new documents.</summary>
    /// <param name="tokens">Tokens with the ascending numbers of the documents that hold them.</param>
    /// <param name="count">How many documents.</param>
    /// <param name="alongside">Done in the transaction that makes the part count.</param>
    /// <param name="cancellationToken">Stops between two transactions; then there is no such part.</param>
    public void Add(
        IEnumerable<KeyValuePair<string, long[]>> tokens,
        int count,
        Action<LiteEngine> alongside,
        CancellationToken cancellationToken)
    {
        var part = new SearchPart(NextNumber(), count);
        var waiting = new List<(char First, byte[] Bucket)>();
        var waitingBytes = 0;
        foreach (var bucket in tokens.GroupBy(pair => pair.Key[0]))
        {
            var bytes = PostingBucket.Encode(bucket);
            waiting.Add((bucket.Key, bytes));
            waitingBytes += bytes.Length;
            if (waitingBytes >= TransactionSizeBytes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Write(part, waiting);
                waiting.Clear();
                waitingBytes = 0;
            }
        }

        Write(part, waiting);
        Name(part, [], alongside);
    }

    /// <summary>Makes one part of those of one size while there are too many of them.</summary>
    /// <param name="cancellationToken">Stops between two transactions; what is left is done another time.</param>
    public void Compact(CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref parts).GroupBy(SizeClass).FirstOrDefault(group => group.Count() >= FanIn) is { } group)
        {
            SearchPart[] former = [.. group];
            var part = new SearchPart(NextNumber(), former.Sum(one => one.Count));
            char[] characters = [.. engine.Read(current =>
                former.SelectMany(one => SearchTables.ReadFirstCharacters(current, one.Number)).Distinct().Order())];
            foreach (var some in characters.Chunk(CharactersPerTransaction))
            {
                cancellationToken.ThrowIfCancellationRequested();
                engine.Write(current => Unite(current, part, former, some));
            }

            Name(part, former, static _ => { });
            foreach (var some in characters.Chunk(CharactersPerTransaction))
            {
                engine.Write(current => Remove(current, former, some));
            }
        }
    }

    /// <summary>Forgets all parts, whose rows are gone.</summary>
    public void Clear() => Volatile.Write(ref parts, []);

    /// <summary>The numbers of a token, ascending. On the store's thread.</summary>
    public List<long> Find(LiteEngine current, string token) => Sorted(Volatile.Read(ref parts)
        .SelectMany(part => PostingBucket.Find(SearchTables.ReadBucket(current, part.Number, token[0]), token)));

    /// <summary>The numbers of all tokens that begin so, in no order. On the store's thread.</summary>
    public HashSet<long> FindBeginning(LiteEngine current, string beginning)
    {
        var numbers = new HashSet<long>();
        foreach (var part in Volatile.Read(ref parts))
        {
            PostingBucket.AddBeginning(
                SearchTables.ReadBucket(current, part.Number, beginning[0]), beginning, numbers);
        }

        return numbers;
    }

    private static bool Unite(LiteEngine current, SearchPart part, SearchPart[] former, char[] characters)
    {
        foreach (var first in characters)
        {
            var buckets = former.Select(one => SearchTables.ReadBucket(current, one.Number, first));
            SearchTables.WriteBucket(current, part.Number, first, PostingBucket.Unite(buckets));
        }

        return true;
    }

    private static bool Remove(LiteEngine current, SearchPart[] former, char[] characters)
    {
        foreach (var part in former)
        {
            foreach (var first in characters)
            {
                SearchTables.RemoveBucket(current, part.Number, first);
            }
        }

        return true;
    }

    /// <summary>Parts of one class are at most <see cref="FanIn"/> times as large as each other.</summary>
    private static int SizeClass(SearchPart part)
    {
        var size = 0;
        for (var count = part.Count; count >= FanIn; count /= FanIn)
        {
            size++;
        }

        return size;
    }

    private static List<long> Sorted(IEnumerable<long> numbers)
    {
        var sorted = numbers.ToList();
        sorted.Sort();
        return sorted;
    }

    private long NextNumber() => 1 + Volatile.Read(ref parts).Select(part => part.Number).DefaultIfEmpty().Max();

    private void Write(SearchPart part, List<(char First, byte[] Bucket)> buckets) => engine.Write(current =>
    {
        foreach (var (first, bucket) in buckets)
        {
            SearchTables.WriteBucket(current, part.Number, first, bucket);
        }

        return true;
    });

    private void Name(SearchPart part, SearchPart[] madeOf, Action<LiteEngine> alongside) => engine.Write(current =>
    {
        SearchTables.WritePart(current, part, madeOf);
        alongside(current);
        Volatile.Write(ref parts, [.. parts.Except(madeOf), part]);
        return true;
    });
}
