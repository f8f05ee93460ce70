using VillagePublic.Content;

namespace VillagePublic.Kiosk.Following;

/// <summary>What came of a stick.</summary>
internal abstract record StickOutcome
{
    private StickOutcome()
    {
    }

    /// <summary>What it came to, for the person who holds the stick.</summary>
    public abstract LocalText Words { get; }

    /// <summary>It brought news.</summary>
    public sealed record Taken(int EntryCount) : StickOutcome
    {
        public override LocalText Words => new(
            $"U 盘读完了，多了 {EntryCount} 条，可以拔了。", $"The stick brought {EntryCount} new entries. You may pull it out.");
    }

    /// <summary>It was older, and has been given what it lacked.</summary>
    public sealed record Given(long EntryCount) : StickOutcome
    {
        public override LocalText Words => new(
            $"这里的 {EntryCount} 条都写到 U 盘上了，可以拔了。",
            $"The stick now holds all {EntryCount} entries. You may pull it out.");
    }

    /// <summary>It holds what is held here.</summary>
    public sealed record Same : StickOutcome
    {
        public override LocalText Words => new(
            "U 盘上没有更新的内容，可以拔了。", "The stick has nothing newer. You may pull it out.");
    }

    /// <summary>It was not used, and nothing has changed.</summary>
    public sealed record Refused(LocalText Reason) : StickOutcome
    {
        public override LocalText Words => new(
            $"U 盘上的内容没有用，这里什么也没有变：{Reason.Chinese}",
            $"The stick was not used and nothing has changed here: {Reason.English}");
    }
}
