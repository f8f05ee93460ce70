using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Content.Store.Durability;
using VillagePublic.Content.Store.Search;

namespace VillagePublic.Benchmarks;

/// <summary>Searching made-up documents of 1,200 characters; 5,000 is a large village. Indexing 50,000 takes minutes,
/// so VILLAGEPUBLIC_BENCH_INDEX may name a folder that keeps the indexes for the next run.</summary>
internal static class SearchBenchmark
{
    private const int QueryCount = 400;
    private const int CharactersPerDocument = 1200;
    private static readonly int[] Sizes = [500, 5_000, 50_000];

    public static Task RunAsync()
    {
        foreach (var size in Sizes)
        {
            Run(size);
        }

        return Task.CompletedTask;
    }

    private static void Run(int size)
    {
        using var folder = new BenchFolder();
        var kept = Environment.GetEnvironmentVariable("VILLAGEPUBLIC_BENCH_INDEX");
        var path = kept is null ? folder.File("search.db") : Path.Combine(kept, $"search-{size}.db");
        var isMade = File.Exists(path);
        using var engine = DurableEngine.Open(path);
        var index = new SearchIndex(engine);
        var texts = new BenchText();
        var revisions = new List<PublishedRevision>();
        var start = Stopwatch.GetTimestamp();
        foreach (var numbers in Enumerable.Range(0, size).Chunk(128))
        {
            SearchDocument[] documents = [.. numbers.Select(number => Document(texts, revisions, number))];
            if (!isMade)
            {
                index.AddMany(documents, CancellationToken.None);
            }
        }

        var buildMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var snapshot = new VillageSnapshot(null, null, revisions);
        var finder = new LibrarySearch(index);
        var fileMb = new FileInfo(path).Length / 1_000_000;
        Console.WriteLine($"{size} documents, {(isMade ? "read" : "indexed")} in {buildMs:0} ms; file {fileMb} MB");
        Console.WriteLine(Samples.Measure(
            "two or three words in a text, 20 hits", QueryCount, _ => finder.Search(snapshot, texts.Query(), 20)));
        Console.WriteLine(Samples.Measure(
            "one character", QueryCount, _ => finder.Search(snapshot, texts.Query()[..1], 20)));
        Console.WriteLine(Samples.Measure(
            "a word nobody wrote", QueryCount, _ => finder.Search(snapshot, "龘龘", 20)));
        Console.WriteLine(Samples.Measure(
            "one more document", 50, i => index.Add([Document(texts, revisions, size + 2 + i)])));
        using var keys = new SearchScreen(
            snapshot, ReadNotice, (query, limit) => finder.Search(snapshot, query, limit));
        Console.WriteLine(Samples.Measure(
            "key → drawn results: pinyin", QueryCount, i => keys.Press(i % 12 == 0 ? null : texts.Letter())));
        Console.WriteLine(Samples.Measure(
            "key → drawn results: digits", QueryCount, i => keys.Press(i % 6 == 0 ? null : texts.Digit())));
    }

    private static SearchDocument Document(BenchText texts, List<PublishedRevision> revisions, int number)
    {
        var title = texts.Sentence(12);
        revisions.Add(new PublishedRevision(number, default(Hash), new LogEntry
        {
            Kind = EntryKind.Publish,
            Id = $"d{number}",
            Revision = 1,
            DocumentKind = DocumentKind.Notice,
            Title = title,
            Published = DateTimeOffset.UnixEpoch,
            Blobs =
            [
                new BlobReference(HashOf(number), CharactersPerDocument, "text/markdown", "text", $"d{number}.md"),
            ],
        }));
        var text = title + " " + texts.Sentence(CharactersPerDocument);
        return new SearchDocument(number, text, SearchText.Tokens(text));
    }

    /// <summary>Stands for the hash of a file that is made when it is asked for.</summary>
    private static Hash HashOf(int number)
    {
        var bytes = new byte[Hash.SizeBytes];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return new Hash(bytes);
    }

    private static byte[] ReadNotice(Hash hash)
    {
        var texts = new BenchText();
        return Encoding.UTF8.GetBytes(
            $"---\nkind: notice\ntitle: {texts.Sentence(12)}\ndate: 2026-10-01\nsummary: {texts.Sentence(40)}\n---\n\n"
            + texts.Sentence(CharactersPerDocument) + "\n");
    }
}

/// <summary>Chinese-looking text: words of two characters, common ones far more often than rare ones.</summary>
internal sealed class BenchText
{
    private const int WordCount = 4_000;
    private const int FirstHan = 0x4E00;
    private const int HanCount = 3_000;

    private ulong state = 88172645463325252;

    public string Sentence(int length) =>
        string.Concat(Enumerable.Range(0, (length + 1) / 2).Select(_ => Word()));

    public char Letter() => "abcdefghjklmnopqrstwxyz"[Below(23)];

    public char Digit() => (char)('0' + Below(10));

    public string Query() => string.Join(' ', Enumerable.Range(0, 2 + Below(2)).Select(_ => Word()));

    private string Word()
    {
        // The square of an even number in 0..1 favours the first words, as languages do.
        var share = Below(1_000_000) / 1_000_000.0;
        var word = (int)(share * share * WordCount);
        return $"{(char)(FirstHan + (word * 7 % HanCount))}{(char)(FirstHan + (word * 13 % HanCount))}";
    }

    private int Below(int limit)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)(state % (ulong)limit);
    }
}
