using System.Buffers.Binary;
using System.Security.Cryptography;
using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store.Admin;

/// <summary>The audit trail: numbered, chained, only ever added to. All methods run on the store's thread.</summary>
internal static class AuditTable
{
    /// <summary>The collection.</summary>
    public const string Name = "audit";

    /// <summary>Adds a row.</summary>
    public static AuditRow Add(
        LiteEngine current, DateTimeOffset at, AdminUser? user, string action, string subject, string detail)
    {
        var last = Before(current, long.MaxValue, 1) is [var newest] ? newest : null;
        var row = new AuditRow(
            (last?.Number ?? 0) + 1,
            DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()),
            user?.Id ?? "",
            user?.DisplayName ?? "",
            action,
            subject,
            detail,
            default);
        row = row with { Chain = ChainOf(last?.Chain ?? default, row) };
        new Table(current, Name).Insert(new BsonDocument
        {
            ["_id"] = row.Number,
            ["at"] = Fields.Of(row.At),
            ["user"] = row.UserId,
            ["user-name"] = row.UserName,
            ["action"] = row.Action,
            ["subject"] = row.Subject,
            ["detail"] = row.Detail,
            ["chain"] = row.Chain.ToString(),
        });
        return row;
    }

    /// <summary>Rows with smaller numbers, newest first.</summary>
    public static IReadOnlyList<AuditRow> Before(LiteEngine current, long number, int count)
    {
        var query = new Query
        {
            OrderBy = BsonExpression.Create("$._id"),
            Order = Query.Descending,
            Limit = count,
        };
        return [.. new Table(current, Name).List(query, "$._id < @0", number).Select(ToRow)];
    }

    /// <summary>Rows from a number on, oldest first.</summary>
    public static IReadOnlyList<AuditRow> From(LiteEngine current, long number, int count)
    {
        var query = new Query { OrderBy = BsonExpression.Create("$._id"), Order = Query.Ascending, Limit = count };
        return [.. new Table(current, Name).List(query, "$._id >= @0", number).Select(ToRow)];
    }

    /// <summary>Number of the first row that does not fit.</summary>
    public static long? FindBroken(LiteEngine current)
    {
        var chain = default(Hash);
        var number = 1L;
        foreach (var row in new Table(current, Name).All().Select(ToRow))
        {
            chain = ChainOf(chain, row);
            if (row.Number != number || row.Chain != chain)
            {
                return number;
            }

            number++;
        }

        return null;
    }

    // SHA-256(former chain || number || at || each text with its length in bytes before it).
    private static Hash ChainOf(Hash former, AuditRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(former.Bytes);
        AppendNumber(hash, row.Number);
        AppendNumber(hash, row.At.ToUnixTimeMilliseconds());
        foreach (var text in (string[])[row.UserId, row.UserName, row.Action, row.Subject, row.Detail])
        {
            var bytes = StrictUtf8.GetBytes(text);
            AppendNumber(hash, bytes.Length);
            hash.AppendData(bytes);
        }

        return new Hash(hash.GetHashAndReset());
    }

    private static void AppendNumber(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static AuditRow ToRow(BsonDocument row) => new(
        row["_id"].AsInt64,
        row.Time("at"),
        row["user"].AsString,
        row["user-name"].AsString,
        row["action"].AsString,
        row["subject"].AsString,
        row["detail"].AsString,
        Hash.TryParse(row["chain"].AsString, out var chain) ? chain : default);
}
