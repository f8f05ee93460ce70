using System.Globalization;

namespace VillagePublic.Admin.Villages;

/// <summary>Which day it is in the village: China keeps one time, whatever the machine's clock is set to.</summary>
internal static class VillageDay
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly Of(TimeProvider time) => Of(time.GetUtcNow());

    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    /// <summary>Reads what a form's field for date and time holds; <see langword="null"/> when it is none.</summary>
    public static DateTimeOffset? TryReadMoment(string? text) =>
        DateTime.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? new DateTimeOffset(moment, Offset)
            : null;

    /// <summary>The time in the village, to be shown.</summary>
    public static DateTimeOffset Local(DateTimeOffset moment) => moment.ToOffset(Offset);
}
