namespace VillagePublic.Content.Documents;

/// <summary>VP1xxx: whether a file can be read at all. The numbers are never reused.</summary>
public static class StructureRules
{
    /// <summary>VP1001.</summary>
    public static readonly DiagnosticRule TooLong = DiagnosticRule.Error(
        "VP1001", "文件太大", "file too large");

    /// <summary>VP1002.</summary>
    public static readonly DiagnosticRule ByteOrderMark = DiagnosticRule.Warning(
        "VP1002", "文件开头有 BOM 标记", "byte-order mark at the start of the file");

    /// <summary>VP1003.</summary>
    public static readonly DiagnosticRule NoFrontMatter = DiagnosticRule.Error(
        "VP1003", "没有文件头", "no front matter");

    /// <summary>VP1004.</summary>
    public static readonly DiagnosticRule UnclosedFrontMatter = DiagnosticRule.Error(
        "VP1004", "文件头没有结束行", "front matter is not closed");

    /// <summary>VP1005.</summary>
    public static readonly DiagnosticRule BadYaml = DiagnosticRule.Error(
        "VP1005", "文件头写法有错", "front matter cannot be read");

    /// <summary>VP1006.</summary>
    public static readonly DiagnosticRule DuplicateKey = DiagnosticRule.Error(
        "VP1006", "文件头里同一项写了两次", "key given twice");

    /// <summary>VP1007.</summary>
    public static readonly DiagnosticRule UnknownKey = DiagnosticRule.Warning(
        "VP1007", "文件头里有不认识的项", "unknown key");

    /// <summary>VP1008.</summary>
    public static readonly DiagnosticRule MissingKey = DiagnosticRule.Error(
        "VP1008", "文件头缺少必填项", "required key missing");

    /// <summary>VP1009.</summary>
    public static readonly DiagnosticRule UnknownKind = DiagnosticRule.Error(
        "VP1009", "不认识的文件种类", "unknown kind");

    /// <summary>VP1010.</summary>
    public static readonly DiagnosticRule BadDate = DiagnosticRule.Error(
        "VP1010", "日期写法有错", "not a date");

    /// <summary>VP1011.</summary>
    public static readonly DiagnosticRule BadPeriod = DiagnosticRule.Error(
        "VP1011", "账期写法有错", "not a period");

    /// <summary>VP1012.</summary>
    public static readonly DiagnosticRule BadMoney = DiagnosticRule.Error(
        "VP1012", "金额写法有错", "not an amount of money");

    /// <summary>VP1013.</summary>
    public static readonly DiagnosticRule BadCount = DiagnosticRule.Error(
        "VP1013", "人数或票数写法有错", "not a whole number");

    /// <summary>VP1014.</summary>
    public static readonly DiagnosticRule UnknownWord = DiagnosticRule.Error(
        "VP1014", "这一项只能从几个词里选", "not one of the words allowed here");

    /// <summary>VP1015.</summary>
    public static readonly DiagnosticRule BadShape = DiagnosticRule.Error(
        "VP1015", "这一项的写法不对", "wrong shape of value");

    /// <summary>VP1016.</summary>
    public static readonly DiagnosticRule BadPath = DiagnosticRule.Error(
        "VP1016", "文件名或编号不合规定", "file name or id not allowed");

    /// <summary>VP1017.</summary>
    public static readonly DiagnosticRule LinkNotAllowed = DiagnosticRule.Warning(
        "VP1017", "链接不合规定，只显示文字", "link not allowed, shown as text");

    /// <summary>VP1018.</summary>
    public static readonly DiagnosticRule TooDeep = DiagnosticRule.Error(
        "VP1018", "正文层次太深", "body nested too deeply");

    /// <summary>VP1019.</summary>
    public static readonly DiagnosticRule OutsidePeriod = DiagnosticRule.Warning(
        "VP1019", "日期不在账期内", "date outside the period");

    /// <summary>VP1020.</summary>
    public static readonly DiagnosticRule UntypedTable = DiagnosticRule.Warning(
        "VP1020", "表格没有读成数据", "table not read as data");

    /// <summary>VP1021.</summary>
    public static readonly DiagnosticRule BadTime = DiagnosticRule.Error(
        "VP1021", "时间写法有错", "not a time of day");

    /// <summary>VP1022.</summary>
    public static readonly DiagnosticRule FolderDiffers = DiagnosticRule.Warning(
        "VP1022", "文件放错了文件夹", "file in the folder of another kind");

    /// <summary>VP1023.</summary>
    public static readonly DiagnosticRule ExtraCells = DiagnosticRule.Warning(
        "VP1023", "表格这一行多出格子", "row has more cells than the header");

    /// <summary>VP1024.</summary>
    public static readonly DiagnosticRule UnreadableCharacter = DiagnosticRule.Warning(
        "VP1024", "文字里有读不出的字符", "unreadable character in the text");

    /// <summary>VP1025.</summary>
    public static readonly DiagnosticRule EndsBeforeStart = DiagnosticRule.Error(
        "VP1025", "结束早于开始", "ends before it starts");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        TooLong, ByteOrderMark, NoFrontMatter, UnclosedFrontMatter, BadYaml, DuplicateKey, UnknownKey, MissingKey,
        UnknownKind, BadDate, BadPeriod, BadMoney, BadCount, UnknownWord, BadShape, BadPath, LinkNotAllowed, TooDeep,
        OutsidePeriod, UntypedTable, BadTime, FolderDiffers, ExtraCells, UnreadableCharacter, EndsBeforeStart,
    ];
}
