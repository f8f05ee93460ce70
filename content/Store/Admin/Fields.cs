using LiteDB;

namespace VillagePublic.Content.Store.Admin;

/// <summary>Values that may be missing, and times, in a row.</summary>
internal static class Fields
{
    extension(BsonDocument row)
    {
        /// <summary>A text, or <see langword="null"/>.</summary>
        public string? Text(string name) => row[name] is { IsString: true } value ? value.AsString : null;

        /// <summary>A time.</summary>
        public DateTimeOffset Time(string name) => DateTimeOffset.FromUnixTimeMilliseconds(row[name].AsInt64);

        /// <summary>A time, or <see langword="null"/>.</summary>
        public DateTimeOffset? TimeOrNull(string name) => row[name].IsNull ? null : row.Time(name);

        /// <summary>A number, or <see langword="null"/>.</summary>
        public long? Number(string name) => row[name].IsNull ? null : row[name].AsInt64;

        /// <summary>Bytes, or <see langword="null"/>.</summary>
        public byte[]? Bytes(string name) => row[name] is { IsBinary: true } value ? value.AsBinary : null;

        /// <summary>A list of rows.</summary>
        public IEnumerable<BsonDocument> Rows(string name) => row[name].AsArray.Select(item => item.AsDocument);

        /// <summary>A list of texts.</summary>
        public IReadOnlyList<string> Texts(string name) => [.. row[name].AsArray.Select(item => item.AsString)];
    }

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public static BsonValue Of(DateTimeOffset? time) =>
        time is { } value ? new BsonValue(value.ToUnixTimeMilliseconds()) : BsonValue.Null;

    /// <summary>A number that may be missing.</summary>
    public static BsonValue Of(long? number) => number is { } value ? new BsonValue(value) : BsonValue.Null;

    /// <summary>A list of texts.</summary>
    public static BsonArray Of(IEnumerable<string> texts) => [.. texts.Select(text => new BsonValue(text))];

    /// <summary>A list of rows.</summary>
    public static BsonArray Of(IEnumerable<BsonDocument> rows) => [.. rows];
}
