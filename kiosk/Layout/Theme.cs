namespace VillagePublic.Kiosk.Layout;

/// <summary>Which palette a screen is drawn with.</summary>
internal enum Theme
{
    /// <summary>Ink on warm paper.</summary>
    Standard,

    /// <summary>Pure black on white; no motion.</summary>
    HighContrast,

    /// <summary>White on black, for a dark hall.</summary>
    Night,
}
