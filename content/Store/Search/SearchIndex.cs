using LiteDB.Engine;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store.Search;

/// <summary>Answers which documents hold the tokens asked for. Thread-safe.</summary>
internal sealed class SearchIndex
{
    /// <summary>Documents kept unmerged; adding one is then one small row instead of a thousand tokens.</summary>
    public const int MaxDeltas = 64;

    private readonly DurableEngine engine;
    private readonly Lock sync = new();
    private readonly SearchParts parts;
    private readonly Dictionary<string, List<long>> deltas = new(StringComparer.Ordinal);
    private readonly HashSet<long> deltaNumbers = [];
    private readonly HashSet<long> indexed;

    /// <summary>Reads what has not been merged.</summary>
    public SearchIndex(DurableEngine engine)
    {
        this.engine = engine;
        parts = new SearchParts(engine);
        indexed = engine.Read(SearchTables.ReadTextNumbers);
        foreach (var (number, tokens) in engine.Read(SearchTables.ReadDeltas))
        {
            Remember(number, tokens);
        }

        if (parts.Count == 0 && indexed.Count > deltaNumbers.Count)
        {
            // An older program merged everything into one; the writer makes the index again.
            Clear();
        }
    }

    /// <summary>Whether a document is indexed.</summary>
    public bool Contains(long number)
    {
        lock (sync)
        {
            return indexed.Contains(number);
        }
    }

    /// <summary>The numbers of all indexed documents.</summary>
    public IReadOnlyList<long> Numbers()
    {
        lock (sync)
        {
            return [.. indexed];
        }
    }

    /// <summary>Adds documents; one transaction.</summary>
    public void Add(IReadOnlyList<SearchDocument> documents)
    {
        engine.Write(current =>
        {
            foreach (var document in documents)
            {
                SearchTables.Add(current, document);
            }

            return true;
        });
        foreach (var document in documents)
        {
            Remember(document.Number, document.Tokens);
        }
    }

    /// <summary>Lets go of documents that were corrected or withdrawn; their numbers may still be found.</summary>
    public void Remove(IReadOnlyList<long> numbers)
    {
        engine.Write(current =>
        {
            foreach (var number in numbers)
            {
                SearchTables.RemoveText(current, number);
            }

            return true;
        });
        lock (sync)
        {
            indexed.ExceptWith(numbers);
        }
    }

    /// <summary>Merges what has been added, once there is enough of it.</summary>
    /// <param name="cancellationToken">Stops between two parts; what is left is merged another time.</param>
    public void Merge(CancellationToken cancellationToken)
    {
        KeyValuePair<string, long[]>[] tokens;
        long[] numbers;
        lock (sync)
        {
            if (deltaNumbers.Count < MaxDeltas)
            {
                return;
            }

            tokens = [.. deltas.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Order().ToArray()))];
            numbers = [.. deltaNumbers];
        }

        parts.Add(tokens, numbers.Length, current => SearchTables.RemoveDeltas(current, numbers), cancellationToken);
        Forget(numbers);
        parts.Compact(cancellationToken);
    }

    /// <summary>Adds many documents at once: they need not wait to be merged.</summary>
    /// <param name="documents">Ascending by number, none of them indexed.</param>
    /// <param name="cancellationToken">Stops between two transactions; then none of them is indexed.</param>
    public void AddMany(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
    {
        if (documents.Count == 0)
        {
            return;
        }

        var tokens = new Dictionary<string, List<long>>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            AddTokens(tokens, document.Number, document.Tokens);
        }

        parts.Add(
            tokens.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToArray())),
            documents.Count,
            current =>
            {
                foreach (var document in documents)
                {
                    SearchTables.AddText(current, document);
                }
            },
            cancellationToken);
        lock (sync)
        {
            indexed.UnionWith(documents.Select(document => document.Number));
        }

        parts.Compact(cancellationToken);
    }

    /// <summary>Empties the index.</summary>
    public void Clear()
    {
        engine.Write(current =>
        {
            SearchTables.Clear(current);
            return true;
        });
        lock (sync)
        {
            parts.Clear();
            deltas.Clear();
            deltaNumbers.Clear();
            indexed.Clear();
        }
    }

    /// <summary>Numbers of the documents that hold every run of a query, ascending; stale ones among them.</summary>
    public List<long> Find(IReadOnlyList<SearchRun> runs) => engine.Read(current =>
    {
        List<long>? found = null;
        foreach (var run in runs)
        {
            foreach (var numbers in NumbersOf(current, run))
            {
                found = found is null ? numbers : PostingList.Intersect(found, numbers);
                if (found.Count == 0)
                {
                    return found;
                }
            }
        }

        return found ?? [];
    });

    /// <summary>A document's text; <see langword="null"/> when it is not indexed.</summary>
    public string? ReadText(long number) => engine.Read(current => SearchTables.ReadText(current, number));

    private IEnumerable<List<long>> NumbersOf(LiteEngine current, SearchRun run)
    {
        if (!run.IsHan)
        {
            yield return Beginning(current, run.Text);
            yield break;
        }

        // Pairs say all that single characters would.
        var length = Math.Min(2, run.Text.EnumerateRunes().Count());
        foreach (var token in SearchText.Tokens(run).Where(token => token.EnumerateRunes().Count() == length))
        {
            yield return WithDeltas(token, parts.Find(current, token));
        }
    }

    private List<long> WithDeltas(string token, List<long> numbers)
    {
        lock (sync)
        {
            return deltas.TryGetValue(token, out var added) ? [.. numbers.Union(added).Order()] : numbers;
        }
    }

    private List<long> Beginning(LiteEngine current, string beginning)
    {
        var numbers = parts.FindBeginning(current, beginning);
        lock (sync)
        {
            foreach (var (token, added) in deltas)
            {
                if (token.StartsWith(beginning, StringComparison.Ordinal))
                {
                    numbers.UnionWith(added);
                }
            }
        }

        return [.. numbers.Order()];
    }

    private void Remember(long number, IEnumerable<string> tokens)
    {
        lock (sync)
        {
            deltaNumbers.Add(number);
            indexed.Add(number);
            AddTokens(deltas, number, tokens);
        }
    }

    private void Forget(IReadOnlyList<long> numbers)
    {
        lock (sync)
        {
            var forgotten = numbers.ToHashSet();
            deltaNumbers.ExceptWith(forgotten);
            foreach (var (token, added) in deltas)
            {
                added.RemoveAll(forgotten.Contains);
                if (added.Count == 0)
                {
                    deltas.Remove(token);
                }
            }
        }
    }

    private static void AddTokens(Dictionary<string, List<long>> lists, long number, IEnumerable<string> tokens)
    {
        foreach (var token in tokens)
        {
            if (!lists.TryGetValue(token, out var numbers))
            {
                lists.Add(token, numbers = []);
            }

            numbers.Add(number);
        }
    }
}
