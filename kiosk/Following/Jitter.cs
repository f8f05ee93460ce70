using System.Security.Cryptography;

namespace VillagePublic.Kiosk.Following;

/// <summary>Spreads what many kiosks would otherwise do at the same moment.</summary>
internal static class Jitter
{
    /// <summary>A span between three quarters of <paramref name="span"/> and all of it.</summary>
    public static TimeSpan Of(TimeSpan span) =>
        span * (0.75 + (RandomNumberGenerator.GetInt32(1000) / 4000.0));
}
