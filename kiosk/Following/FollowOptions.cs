using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VillagePublic.Kiosk.Following;

/// <summary>How a kiosk follows its village's log.</summary>
public sealed class FollowOptions
{
    public const string SectionName = "Follow";

    /// <summary>Where the log is read from, all as equals: addresses (<c>http…</c>) or folders. None: from sticks only.
    /// </summary>
    [Required]
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The log's verifier key, compared by two people at pairing.</summary>
    [Required]
    public string Key { get; init; } = "";

    /// <summary>Time between two attempts when no source says that something changed. Default: 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The most bytes a second that all addresses together may send; <see langword="null"/>: no limit.
    /// </summary>
    [Range(MinBytesPerSecond, int.MaxValue)]
    public int? MaxBytesPerSecond { get; init; }

    /// <summary>When addresses may be asked, such as <c>22:00-06:00</c>; <see langword="null"/>: always.</summary>
    public string? Hours { get; init; }

    /// <summary>Four files at once must each still come faster than a source that is given up as too slow.</summary>
    public const int MinBytesPerSecond = 16 * 1024;
}

/// <summary>Refuses wrong options at start, with the field's name.</summary>
[OptionsValidator]
internal sealed partial class FollowOptionsValidator : IValidateOptions<FollowOptions>;
