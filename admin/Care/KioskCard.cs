using VillagePublic.Content;

namespace VillagePublic.Admin.Care;

/// <summary>What the page of screens says of one.</summary>
/// <param name="Id">Id of the paired screen, or <see cref="Here"/>.</param>
/// <param name="Name">Where it stands.</param>
/// <param name="Standing">How it is.</param>
/// <param name="Sent">Its last report; <see langword="null"/> when there is none.</param>
/// <param name="Troubles">What somebody should do something about.</param>
/// <param name="PictureAt">When its last picture was taken; <see langword="null"/> when there is none.</param>
/// <param name="Sheet">What it is told.</param>
public sealed record KioskCard(
    string Id,
    LocalText Name,
    KioskStanding Standing,
    SentReport? Sent,
    IReadOnlyList<LocalText> Troubles,
    DateTimeOffset? PictureAt,
    KioskChargeSheet Sheet)
{
    /// <summary>Id of the screen of this very machine.</summary>
    public const string Here = "here";
}
