using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace VillagePublic.Admin.Writing;

/// <summary>Codes by which a clerk's phone sends pictures into one open draft.</summary>
/// <remarks>Thread-safe. Kept in memory only: after a restart a new code is asked for.</remarks>
internal sealed class PhoneLinks(TimeProvider time)
{
    /// <summary>How long a code works: a month's vouchers are photographed in less.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const int SecretBytes = 16;

    private readonly ConcurrentDictionary<string, Link> links = new(StringComparer.Ordinal);

    /// <summary>Makes a code for one draft; what is sent counts as the clerk's.</summary>
    public string Issue(string draftId, string userId)
    {
        foreach (var (old, link) in links)
        {
            if (link.Until <= time.GetUtcNow())
            {
                links.TryRemove(old, out _);
            }
        }

        var code = Secret();
        links[code] = new Link(draftId, userId, time.GetUtcNow() + Lifetime, null);
        return code;
    }

    /// <summary>When the code of a draft stops working; <see langword="null"/> when it does not work.</summary>
    public DateTimeOffset? UntilFor(string code, string draftId) =>
        Find(code) is { } link && link.DraftId == draftId ? link.Until : null;

    /// <summary>Gives the code to the first phone that opens it.</summary>
    /// <returns>The phone's own secret; <see langword="null"/> when the code is unknown, old or another phone's.
    /// </returns>
    public string? Claim(string code, string? phone)
    {
        while (Find(code) is { } link)
        {
            if (link.Phone is { } owner)
            {
                return owner == phone ? owner : null;
            }

            var secret = Secret();
            if (links.TryUpdate(code, link with { Phone = secret }, link))
            {
                return secret;
            }
        }

        return null;
    }

    /// <summary>Draft and clerk of a code, for the phone that has claimed it.</summary>
    public (string DraftId, string UserId)? Use(string code, string? phone) =>
        Find(code) is { Phone: { } owner } link && owner == phone ? (link.DraftId, link.UserId) : null;

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    private Link? Find(string code) =>
        links.TryGetValue(code, out var link) && link.Until > time.GetUtcNow() ? link : null;

    private sealed record Link(string DraftId, string UserId, DateTimeOffset Until, string? Phone);
}
