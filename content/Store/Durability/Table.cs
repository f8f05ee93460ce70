using LiteDB;
using LiteDB.Engine;

namespace VillagePublic.Content.Store.Durability;

/// <summary>One collection of an engine, read and written by key. Used on the store's thread only.</summary>
/// <remarks>Rows are mapped by hand: LiteDB's mapper trims strings and turns empty ones to null by default.
/// Everything read is materialised; an open query would hold the log back.</remarks>
internal readonly struct Table(LiteEngine engine, string name)
{
    private const string Key = "_id";

    private static readonly BsonExpression KeyAlone = BsonExpression.Create("{_id}");

    /// <summary>The row with a key, or <see langword="null"/>.</summary>
    public BsonDocument? Find(BsonValue key) => First(new Query(), "$._id = @0", key);

    /// <summary>Whether a row has a key; reads the index alone.</summary>
    public bool Contains(BsonValue key) => First(new Query { Select = KeyAlone }, "$._id = @0", key) is not null;

    /// <summary>Rows with keys from one to another, both included, in order.</summary>
    public List<BsonDocument> Between(BsonValue first, BsonValue last) =>
        List(new Query { OrderBy = BsonExpression.Create("$._id") }, "$._id BETWEEN @0 AND @1", first, last);

    /// <summary>All rows in order of their keys.</summary>
    public List<BsonDocument> All() => Run(new Query { OrderBy = BsonExpression.Create("$._id") });

    /// <summary>All keys; reads the index alone.</summary>
    public IEnumerable<BsonValue> Keys() => Run(new Query { Select = KeyAlone }).Select(row => row[Key]);

    /// <summary>Keys that are strings, from one to another, both included; reads the index alone.</summary>
    public List<string> KeysBetween(string first, string last)
    {
        var query = new Query { Select = BsonExpression.Create("{_id}") };
        return [.. List(query, "$._id BETWEEN @0 AND @1", first, last).Select(row => row[Key].AsString)];
    }

    /// <summary>Rows that fulfil a condition, in no promised order unless the query says so.</summary>
    public List<BsonDocument> List(Query query, string condition, params BsonValue[] arguments)
    {
        query.Where.Add(BsonExpression.Create(condition, arguments));
        return Run(query);
    }

    /// <summary>The first row that fulfils a condition.</summary>
    public BsonDocument? First(Query query, string condition, params BsonValue[] arguments)
    {
        query.Limit = 1;
        return List(query, condition, arguments) is [var row, ..] ? row : null;
    }

    /// <summary>How the engine would run a query: which index, which order.</summary>
    public string Explain(Query query, string condition, params BsonValue[] arguments)
    {
        query.ExplainPlan = true;
        return List(query, condition, arguments)[0].ToString();
    }

    /// <summary>Adds a row whose key must be new.</summary>
    public void Insert(BsonDocument row) => engine.Insert(name, [row], BsonAutoId.Int64);

    /// <summary>Adds rows whose keys must be new.</summary>
    public void Insert(IEnumerable<BsonDocument> rows) => engine.Insert(name, rows, BsonAutoId.Int64);

    /// <summary>Adds or replaces a row.</summary>
    public void Upsert(BsonDocument row) => engine.Upsert(name, [row], BsonAutoId.Int64);

    /// <summary>Removes a row; says whether there was one.</summary>
    public bool Delete(BsonValue key) => engine.Delete(name, [key]) > 0;

    /// <summary>Removes the rows that fulfil a condition and says how many there were.</summary>
    public int DeleteWhere(string condition, params BsonValue[] arguments) =>
        engine.DeleteMany(name, BsonExpression.Create(condition, arguments));

    /// <summary>Makes the collection exist; done once, when a store is created.</summary>
    public void Create()
    {
        Insert(new BsonDocument { [Key] = "created" });
        Delete("created");
    }

    /// <summary>Indexes an expression.</summary>
    public void Index(string indexName, string expression, bool unique = false) =>
        engine.EnsureIndex(name, indexName, BsonExpression.Create(expression), unique);

    private List<BsonDocument> Run(Query query)
    {
        using var reader = engine.Query(name, query);
        var rows = new List<BsonDocument>();
        while (reader.Read())
        {
            rows.Add(reader.Current.AsDocument);
        }

        return rows;
    }
}
