using System.Buffers.Binary;
using System.Text;

namespace VillagePublic.Content.Store.Search;

/// <summary>The posting lists of all tokens with one first character, as the bytes of one row.</summary>
/// <remarks>For each token: its length and the length of its list as 32-bit little-endian numbers, the token in
/// UTF-16, the list. A row for each token would make a new document a thousand writes.</remarks>
internal static class PostingBucket
{
    private const int HeaderSizeBytes = 2 * sizeof(int);

    /// <summary>The list of a token; empty when there is none.</summary>
    public static List<long> Find(ReadOnlySpan<byte> bucket, string token)
    {
        ReadOnlySpan<byte> wanted = Encoding.Unicode.GetBytes(token);
        for (var rest = bucket; TryTake(ref rest, out var name, out var list);)
        {
            if (name.SequenceEqual(wanted))
            {
                return PostingList.Decode(list);
            }
        }

        return [];
    }

    /// <summary>The numbers in the lists of all tokens that begin so.</summary>
    public static HashSet<long> FindBeginning(ReadOnlySpan<byte> bucket, string beginning)
    {
        var numbers = new HashSet<long>();
        ReadOnlySpan<byte> wanted = Encoding.Unicode.GetBytes(beginning);
        for (var rest = bucket; TryTake(ref rest, out var name, out var list);)
        {
            if (name.StartsWith(wanted))
            {
                numbers.UnionWith(PostingList.Decode(list));
            }
        }

        return numbers;
    }

    /// <summary>The bucket with more numbers; adding one twice changes nothing.</summary>
    public static byte[] Merge(ReadOnlySpan<byte> bucket, IEnumerable<KeyValuePair<string, long[]>> added)
    {
        var lists = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var rest = bucket; TryTake(ref rest, out var name, out var list);)
        {
            lists.Add(Encoding.Unicode.GetString(name), list.ToArray());
        }

        foreach (var (token, numbers) in added)
        {
            lists[token] = lists.TryGetValue(token, out var list)
                ? PostingList.Encode(PostingList.Decode(list).Union(numbers).Order())
                : PostingList.Encode(numbers.Order());
        }

        return Encode(lists);
    }

    private static byte[] Encode(Dictionary<string, byte[]> lists)
    {
        var bucket = new MemoryStream();
        var header = new byte[HeaderSizeBytes];
        foreach (var (token, list) in lists)
        {
            var name = Encoding.Unicode.GetBytes(token);
            BinaryPrimitives.WriteInt32LittleEndian(header, name.Length);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(sizeof(int)), list.Length);
            bucket.Write(header);
            bucket.Write(name);
            bucket.Write(list);
        }

        return bucket.ToArray();
    }

    private static bool TryTake(
        ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> list)
    {
        if (rest.IsEmpty)
        {
            name = list = default;
            return false;
        }

        var nameSize = BinaryPrimitives.ReadInt32LittleEndian(rest);
        var listSize = BinaryPrimitives.ReadInt32LittleEndian(rest[sizeof(int)..]);
        name = rest.Slice(HeaderSizeBytes, nameSize);
        list = rest.Slice(HeaderSizeBytes + nameSize, listSize);
        rest = rest[(HeaderSizeBytes + nameSize + listSize)..];
        return true;
    }
}
