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

    /// <summary>Adds the numbers in the lists of all tokens that begin so.</summary>
    public static void AddBeginning(ReadOnlySpan<byte> bucket, string beginning, HashSet<long> numbers)
    {
        ReadOnlySpan<byte> wanted = Encoding.Unicode.GetBytes(beginning);
        for (var rest = bucket; TryTake(ref rest, out var name, out var list);)
        {
            if (name.StartsWith(wanted))
            {
                numbers.UnionWith(PostingList.Decode(list));
            }
        }
    }

    /// <summary>One bucket with all that several hold.</summary>
    public static byte[] Unite(IEnumerable<byte[]> buckets)
    {
        var lists = new Dictionary<string, List<long>>(StringComparer.Ordinal);
        foreach (var bucket in buckets)
        {
            for (ReadOnlySpan<byte> rest = bucket; TryTake(ref rest, out var name, out var list);)
            {
                var token = Encoding.Unicode.GetString(name);
                var numbers = PostingList.Decode(list);
                if (lists.TryGetValue(token, out var known))
                {
                    known.AddRange(numbers);
                }
                else
                {
                    lists.Add(token, numbers);
                }
            }
        }

        return Encode(lists.Select(pair =>
            KeyValuePair.Create(pair.Key, pair.Value.Distinct().Order().ToArray())));
    }

    /// <summary>A bucket of tokens with ascending numbers.</summary>
    public static byte[] Encode(IEnumerable<KeyValuePair<string, long[]>> lists)
    {
        var bucket = new MemoryStream();
        var header = new byte[HeaderSizeBytes];
        foreach (var (token, numbers) in lists)
        {
            var name = Encoding.Unicode.GetBytes(token);
            var list = PostingList.Encode(numbers);
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
