using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Whether one voucher was booked twice: the same file, or a copy of it under another name.</summary>
internal static class VoucherCheck
{
    public static void Run(VillageContext context)
    {
        var used = context.Books()
            .OrderBy(book => book.Period)
            .SelectMany(book => book.Books.Lines
                .OrderBy(line => line.Line)
                .SelectMany(line => line.Vouchers.Distinct(StringComparer.Ordinal)
                    .Select(voucher => (book.Facts, line.Line, Voucher: voucher))))
            .ToList();
        var vouchers = used.Select(use => use.Voucher).Distinct(StringComparer.Ordinal);
        var twins = context.Folder?.FindTwins(vouchers) ?? FindTwins(vouchers, context.FileHashes);
        var seen = new Dictionary<string, (string Path, int Line, string Voucher)>(StringComparer.Ordinal);
        foreach (var (facts, line, voucher) in used)
        {
            if (seen.TryAdd(twins.GetValueOrDefault(voucher, voucher), (facts.Path, line, voucher)))
            {
                continue;
            }

            var (path, number, first) = seen[twins.GetValueOrDefault(voucher, voucher)];
            var (copy, copyEnglish) = voucher == first
                ? ("", "")
                : ($"（和 {first} 是同一张）", $" (the same picture as {first})");
            context.Add(
                ArithmeticRules.VoucherTwice,
                facts,
                new TextPlace(line, 1),
                $"凭证 {voucher}{copy} 在 {path} 第 {number} 行已经用过一次。",
                $"The voucher {voucher}{copyEnglish} is already used in {path}, line {number}.",
                new LocalText("一张凭证只能报一次；分开付的，备注里写明。", "A voucher pays once; if it was paid in parts, say so."));
        }
    }

    // Of files that are one, all but the first by the first's path.
    private static Dictionary<string, string> FindTwins(
        IEnumerable<string> vouchers, IReadOnlyDictionary<string, string> hashes)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var twins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var voucher in vouchers)
        {
            if (hashes.TryGetValue(voucher, out var hash) && !first.TryAdd(hash, voucher))
            {
                twins[voucher] = first[hash];
            }
        }

        return twins;
    }
}
