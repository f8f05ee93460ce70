namespace VillagePublic.Benchmarks.Fuzz;

/// <summary>Changes inputs: bits, bytes, numbers, words of the format, pieces of other inputs.</summary>
internal sealed class FuzzMutator(int seed)
{
    private const int MaxLength = 1 << 16;

    private static readonly byte[][] Words = [.. new[]
    {
        "---\n", "kind: finance\n", "kind: vote\n", "kind: roster\n", "kind: village\n", "title: x\n",
        "period: 2026-10\n", "body: members\n", "show:\n  from: 2026-01-01\n", "## 收入\n", "## 支出\n",
        "| --- | --- |\n", "| 合计 | 1 |\n", "\n\n", "|", "- [ ] ", "1. ", "> ", "**", "*", "`", "~~", "[^1]",
        "[^1]: ", "](", "![", "<", ">", "&#x41;", "&amp;", "\\|", "\uFEFF", "１２，６００", "叁仟元整", "万元", "亿", "¥",
        "（", "民國115年", "2026年10月8日", "2026-Q3", "110105194912310021", "13812345678", "</td>",
        "<td rowspan=9 colspan=9>", "<tr>", "<table>", "\"", ",", ";", "\t", "\r\n", "\0", "𠮷", "👨‍👩‍👧", "*a",
        "&a", "!!", "{", "[",
    }.Select(System.Text.Encoding.UTF8.GetBytes)];

    private readonly Random random = new(seed);

    public int Next(int below) => random.Next(below);

    /// <summary>A changed copy of an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="other">Another one of the same target, to take a piece from.</param>
    public byte[] Mutate(byte[] input, byte[] other)
    {
        var bytes = new List<byte>(input);
        for (var change = 1 << random.Next(4); change > 0; change--)
        {
            ChangeOnce(bytes, other);
        }

        return [.. bytes.Take(MaxLength)];
    }

    private void ChangeOnce(List<byte> bytes, byte[] other)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2 when at < bytes.Count:
                bytes.RemoveRange(at, Math.Min(1 << random.Next(8), bytes.Count - at));
                break;
            case 3 when other.Length > 0:
                var from = random.Next(other.Length);
                var length = random.Next(Math.Min(other.Length - from, 256) + 1);
                bytes.InsertRange(at, other.AsSpan(from, length).ToArray());
                break;
            case 4 when at < bytes.Count:
                var piece = bytes.GetRange(at, Math.Min(1 << random.Next(6), bytes.Count - at));
                for (var times = random.Next(1, 64); times > 0 && bytes.Count < MaxLength; times--)
                {
                    bytes.InsertRange(at, piece);
                }

                break;
            default:
                bytes.InsertRange(at, Words[random.Next(Words.Length)]);
                break;
        }
    }
}
