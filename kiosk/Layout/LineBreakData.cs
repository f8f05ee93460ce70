using static VillagePublic.Kiosk.Layout.LineBreakClass;

namespace VillagePublic.Kiosk.Layout;

/// <summary>Classes of characters and the pair table of UAX #14, as data.</summary>
internal static class LineBreakData
{
    /// <summary>
    /// Whether a line may be broken between two classes: _ may, % only after a space, ^ never. Rows are the class
    /// before, columns the class after, both in the order of <see cref="LineBreakClass"/> up to WJ.
    /// </summary>
    private static readonly string[] Pairs =
    [
        // O C C Q G N E S I P P N A I I H B B B Z W
        // P L P U L S X Y S R O U L D N Y A B 2 W J
        "^^^^^^^^^^^^^^^^^^^^^", // OP
        "_^^%%^^^^%%____%%__^^", // CL
        "_^^%%^^^^%%%%__%%__^^", // CP
        "^^^%%%^^^%%%%%%%%%%^^", // QU
        "%^^%%%^^^%%%%%%%%%%^^", // GL
        "_^^%%%^^^______%%__^^", // NS
        "_^^%%%^^^_____%%%__^^", // EX
        "_^^%%%^^^__%___%%__^^", // SY
        "_^^%%%^^^__%%__%%__^^", // IS
        "%^^%%%^^^__%%%_%%__^^", // PR
        "%^^%%%^^^__%%__%%__^^", // PO
        "%^^%%%^^^%%%%_%%%__^^", // NU
        "%^^%%%^^^%%%%_%%%__^^", // AL
        "_^^%%%^^^_%___%%%__^^", // ID
        "_^^%%%^^^_____%%%__^^", // IN
        "_^^%_%^^^__%___%%__^^", // HY
        "_^^%_%^^^______%%__^^", // BA
        "%^^%%%^^^%%%%%%%%%%^^", // BB
        "_^^%%%^^^______%%_^^^", // B2
        "___________________^_", // ZW
        "%^^%%%^^^%%%%%%%%%%^^", // WJ
    ];

    /// <summary>
    /// Ranges in ascending order; what is in none of them is a letter below U+2E80, an ideograph above.
    /// </summary>
    private static readonly (int First, int Last, LineBreakClass Class)[] Ranges =
    [
        (0x0009, 0x0009, BA), (0x000A, 0x000D, BK), (0x0020, 0x0020, SP), (0x0021, 0x0021, EX), (0x0022, 0x0022, QU),
        (0x0024, 0x0024, PR), (0x0025, 0x0025, PO), (0x0027, 0x0027, QU), (0x0028, 0x0028, OP), (0x0029, 0x0029, CP),
        (0x002B, 0x002B, PR), (0x002C, 0x002C, IS), (0x002D, 0x002D, HY), (0x002E, 0x002E, IS), (0x002F, 0x002F, SY),
        (0x0030, 0x0039, NU), (0x003A, 0x003B, IS), (0x003F, 0x003F, EX), (0x005B, 0x005B, OP), (0x005C, 0x005C, PR),
        (0x005D, 0x005D, CP), (0x007B, 0x007B, OP), (0x007C, 0x007C, BA), (0x007D, 0x007D, CL), (0x0085, 0x0085, BK),
        (0x00A0, 0x00A0, GL), (0x00A1, 0x00A1, OP), (0x00A2, 0x00A2, PO), (0x00A3, 0x00A5, PR), (0x00AB, 0x00AB, OP),
        (0x00AD, 0x00AD, BA), (0x00B0, 0x00B0, PO), (0x00B1, 0x00B1, PR), (0x00B4, 0x00B4, BB), (0x00B7, 0x00B7, NS),
        (0x00BB, 0x00BB, CL), (0x00BF, 0x00BF, OP), (0x0300, 0x036F, CM), (0x0483, 0x0489, CM), (0x0591, 0x05BD, CM),
        (0x0610, 0x061A, CM), (0x064B, 0x065F, CM), (0x0660, 0x0669, NU), (0x06F0, 0x06F9, NU), (0x0F0B, 0x0F0B, BA),
        (0x0F0C, 0x0F0C, GL), (0x0F0D, 0x0F11, EX), (0x0F18, 0x0F19, CM), (0x0F35, 0x0F35, CM), (0x0F37, 0x0F37, CM),
        (0x0F71, 0x0F84, CM), (0x0F8D, 0x0FBC, CM), (0x1100, 0x115F, ID), (0x2000, 0x2006, BA), (0x2007, 0x2007, GL),
        (0x2008, 0x200A, BA), (0x200B, 0x200B, ZW), (0x200C, 0x200F, CM), (0x2010, 0x2010, BA), (0x2011, 0x2011, GL),
        (0x2012, 0x2013, BA), (0x2014, 0x2014, B2), (0x2018, 0x2018, OP), (0x2019, 0x2019, CL), (0x201A, 0x201A, OP),
        (0x201C, 0x201C, OP), (0x201D, 0x201D, CL), (0x201E, 0x201E, OP), (0x2022, 0x2022, NS), (0x2024, 0x2026, IN),
        (0x2027, 0x2027, NS), (0x2028, 0x2029, BK), (0x202A, 0x202E, CM), (0x202F, 0x202F, GL), (0x2030, 0x2037, PO),
        (0x203C, 0x203D, NS), (0x2044, 0x2044, IS), (0x2060, 0x2060, WJ), (0x20A0, 0x20BF, PR), (0x20D0, 0x20FF, CM),
        (0x2103, 0x2103, PO), (0x2109, 0x2109, PO), (0x2116, 0x2116, PR), (0x2160, 0x217F, ID), (0x2212, 0x2213, PR),
        (0x2460, 0x24FF, ID), (0x2500, 0x27BF, ID), (0x2B00, 0x2BFF, ID), (0x3000, 0x3000, BA), (0x3001, 0x3002, CL),
        (0x3005, 0x3005, NS), (0x3008, 0x3008, OP), (0x3009, 0x3009, CL), (0x300A, 0x300A, OP), (0x300B, 0x300B, CL),
        (0x300C, 0x300C, OP), (0x300D, 0x300D, CL), (0x300E, 0x300E, OP), (0x300F, 0x300F, CL), (0x3010, 0x3010, OP),
        (0x3011, 0x3011, CL), (0x3014, 0x3014, OP), (0x3015, 0x3015, CL), (0x3016, 0x3016, OP), (0x3017, 0x3017, CL),
        (0x3018, 0x3018, OP), (0x3019, 0x3019, CL), (0x301A, 0x301A, OP), (0x301B, 0x301B, CL), (0x301C, 0x301C, NS),
        (0x301D, 0x301D, OP), (0x301E, 0x301F, CL), (0x302A, 0x302F, CM), (0x303B, 0x303C, NS), (0x3041, 0x3041, NS),
        (0x3043, 0x3043, NS), (0x3045, 0x3045, NS), (0x3047, 0x3047, NS), (0x3049, 0x3049, NS), (0x3063, 0x3063, NS),
        (0x3083, 0x3083, NS), (0x3085, 0x3085, NS), (0x3087, 0x3087, NS), (0x3099, 0x309A, CM), (0x309B, 0x309E, NS),
        (0x30A0, 0x30A1, NS), (0x30FB, 0x30FE, NS), (0xFE00, 0xFE0F, CM), (0xFE20, 0xFE2F, CM), (0xFE30, 0xFE34, ID),
        (0xFE50, 0xFE50, CL), (0xFE52, 0xFE52, CL), (0xFE54, 0xFE55, NS), (0xFE56, 0xFE57, EX), (0xFEFF, 0xFEFF, WJ),
        (0xFF01, 0xFF01, EX), (0xFF04, 0xFF04, PR), (0xFF05, 0xFF05, PO), (0xFF08, 0xFF08, OP), (0xFF09, 0xFF09, CL),
        (0xFF0C, 0xFF0C, CL), (0xFF0E, 0xFF0E, CL), (0xFF1A, 0xFF1B, NS), (0xFF1F, 0xFF1F, EX), (0xFF3B, 0xFF3B, OP),
        (0xFF3D, 0xFF3D, CL), (0xFF5B, 0xFF5B, OP), (0xFF5D, 0xFF5D, CL), (0xFF5E, 0xFF5E, NS), (0xFF5F, 0xFF5F, OP),
        (0xFF60, 0xFF61, CL), (0xFF62, 0xFF62, OP), (0xFF63, 0xFF64, CL), (0xFFE0, 0xFFE0, PO), (0xFFE1, 0xFFE1, PR),
        (0xFFE5, 0xFFE6, PR), (0xFFFC, 0xFFFC, ID), (0x1F3FB, 0x1F3FF, CM), (0xE0100, 0xE01EF, CM),
    ];

    /// <summary>
    /// Units and counters that stay with the number before them, longest first: a sum torn from its unit is misread.
    /// </summary>
    public static readonly string[] Units =
    [
        "平方公里", "立方米", "平方米", "万亩", "万元", "亿元", "千元", "百元", "万户", "万人", "千瓦时", "公里", "公斤",
        "公顷", "千克", "毫米", "厘米", "分钟", "小时", "个月", "平米", "块钱", "号楼", "万", "亿", "千", "元", "角",
        "分", "户", "人", "名", "位", "票", "年", "月", "日", "号", "吨", "亩", "米", "斤", "个", "次", "项", "条", "天",
        "时", "点", "组", "队", "笔", "件", "张", "份", "页", "届", "期", "例", "倍", "成", "折", "岁", "套", "台", "盏",
        "座", "棵", "株", "头", "只", "袋", "桶", "车", "度", "级", "版", "批", "章", "款", "周",
    ];

    /// <summary>Class of a code point.</summary>
    public static LineBreakClass ClassOf(int codePoint)
    {
        var low = 0;
        var high = Ranges.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            ref readonly var range = ref Ranges[middle];
            if (codePoint < range.First)
            {
                high = middle - 1;
            }
            else if (codePoint > range.Last)
            {
                low = middle + 1;
            }
            else
            {
                return range.Class;
            }
        }

        return codePoint < 0x2E80 ? AL : ID;
    }

    /// <summary>The pair table's entry: '_', '%' or '^'.</summary>
    public static char Pair(LineBreakClass before, LineBreakClass after) => Pairs[(int)before][(int)after];
}
