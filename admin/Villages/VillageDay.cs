namespace VillagePublic.Admin.Villages;

/// <summary>Which day it is in the village: China keeps one time, whatever the machine's clock is set to.</summary>
internal static class VillageDay
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly Of(TimeProvider time) => Of(time.GetUtcNow());

    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    /// <summary>The time in the village, to be shown.</summary>
    public static DateTimeOffset Local(DateTimeOffset moment) => moment.ToOffset(Offset);
}
