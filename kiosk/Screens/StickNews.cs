using VillagePublic.Content;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What the screen says about a stick.</summary>
internal abstract record StickNews
{
    private StickNews()
    {
    }

    /// <summary>It is being read or written and must stay in.</summary>
    /// <param name="FileCount">Files so far.</param>
    public sealed record Busy(int FileCount) : StickNews;

    /// <summary>It may be pulled out.</summary>
    /// <param name="Words">What came of it.</param>
    /// <param name="IsRefused">Whether it was not used.</param>
    public sealed record Done(LocalText Words, bool IsRefused) : StickNews;
}
