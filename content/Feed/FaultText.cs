namespace VillagePublic.Content.Feed;

/// <summary>What is wrong with a source, in words for everybody.</summary>
public static class FaultText
{
    /// <summary>One sentence for each case.</summary>
    public static LocalText Of(FeedFault fault) => fault switch
    {
        FeedFault.Unreachable => new(
            "读不全：缺文件，或者读到一半断了。", "It cannot be read whole: a file is missing, or it broke off."),
        FeedFault.Older => new("比这里已有的旧。", "It is older than what is held here."),
        FeedFault.Unwitnessed => new("见证人的签名还不够。", "Not enough witnesses have signed it yet."),
        FeedFault.TooLong => new("有的文件比应有的长。", "A file is longer than such a file can be."),
        FeedFault.BadNote => new("封印不是本村的，或者被改过。", "The seal is not this village's, or was altered."),
        FeedFault.BadEntries => new("记录被改过或不完整。", "Entries were altered or are cut short."),
        FeedFault.BadBlob => new("有的文件被改过或不完整。", "A file was altered or is cut short."),
        FeedFault.BrokenRule => new("有的记录没有两个人签字，或者不合规矩。", "An entry is not signed by two people, or breaks a rule."),
        FeedFault.SplitView => new("和这里的记录互相矛盾：请报告镇里。", "It contradicts what is held here: tell the township."),
        FeedFault.RewrittenHistory => new("以前的记录被换过：请报告镇里。", "Earlier entries were replaced: tell the township."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
