using SkiaSharp;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>The project's own line icons, as paths in a square of 24 units, drawn with one round stroke.</summary>
internal static class Icons
{
    /// <summary>Side of the square the paths are drawn in.</summary>
    public const float GridUnits = 24;

    private const string Ring = "M12 3A9 9 0 1 1 12 21A9 9 0 1 1 12 3Z";

    private static readonly Dictionary<Icon, SKPath> Paths = Describe()
        .ToDictionary(entry => entry.Icon, entry => SKPath.ParseSvgPathData(entry.Path));

    public static SKPath PathOf(Icon icon) => Paths[icon];

    private static IEnumerable<(Icon Icon, string Path)> Describe() =>
    [
        (Icon.Home, "M3 11.5L12 4L21 11.5M5.5 9.5V20H18.5V9.5M10 20V14H14V20"),
        (Icon.Back, "M20 12H4.5M11 5.5L4.5 12L11 18.5"),
        (Icon.Finance, Ring + "M8.5 7.5L12 12L15.5 7.5M12 12V17.2M8.8 12H15.2M8.8 14.6H15.2"),
        (Icon.Minutes, "M5.5 3.5H14.5L18.5 7.5V20.5H5.5ZM14.5 3.5V7.5H18.5M8.5 11.5H15.5M8.5 14.5H15.5M8.5 17.5H12.5"),
        (Icon.Vote, "M3.5 12.5H20.5V20.5H3.5ZM7.5 12.5V3.5H16.5V12.5M9.8 8L11.5 9.8L14.4 6.2M8.5 16.5H15.5"),
        (Icon.Notice, "M3.5 9.5H7L15.5 5V18L7 13.5H3.5ZM7 13.5V19.5H10.2V15.2M18.5 8.5Q20.8 11.5 18.5 14.5"),
        (Icon.Roster, "M8.5 5A3.2 3.2 0 1 1 8.5 11.4A3.2 3.2 0 1 1 8.5 5Z"
            + "M2.5 19.5Q2.5 14.2 8.5 14.2Q14.5 14.2 14.5 19.5"
            + "M15.2 5.4A3 3 0 0 1 15.2 11M17.2 14.6Q21.5 15.6 21.5 19.5"),
        (Icon.Contract, "M5.5 3.5H18.5V20.5H5.5ZM8.5 7.5H15.5M8.5 10.5H15.5"
            + "M8.3 17Q9.8 12.8 10.8 15.2T12.6 16.4T15.7 15.2"),
        (Icon.Matter, "M6 3.2A2 2 0 1 1 6 7.2A2 2 0 1 1 6 3.2ZM6 10A2 2 0 1 1 6 14A2 2 0 1 1 6 10Z"
            + "M6 16.8A2 2 0 1 1 6 20.8A2 2 0 1 1 6 16.8ZM6 7.2V10M6 14V16.8M11 5.2H20.5M11 12H20.5M11 18.8H17"),
        (Icon.Search, "M10.5 3.5A7 7 0 1 1 10.5 17.5A7 7 0 1 1 10.5 3.5ZM15.6 15.6L21 21"),
        (Icon.TextSize, "M2.5 9H15.5M9 4Q9.2 14 2.8 19.8M9.2 9.5Q10.6 16 15.8 19.8M19 4V10M16 7H22"),
        (Icon.Contrast, Ring + "M12 3V21M12 6.5H18.8M12 10H20.6M12 13.5H20.8M12 17H19.3"),
        (Icon.Speak, "M3.5 9.5V14.5H7.5L12.5 18.5V5.5L7.5 9.5ZM15.5 9Q17.6 12 15.5 15M18.2 6.4Q22 12 18.2 17.6"),
        (Icon.Lower, "M12 3.5V15.5M6.8 10.5L12 15.7L17.2 10.5M4 20.5H20"),
        (Icon.Language, Ring + "M3.2 12H20.8M12 3Q7.6 7 7.6 12T12 21M12 3Q16.4 7 16.4 12T12 21"),
        (Icon.Phone, "M8 2.5H16A1.8 1.8 0 0 1 17.8 4.3V19.7A1.8 1.8 0 0 1 16 21.5H8A1.8 1.8 0 0 1 6.2 19.7V4.3"
            + "A1.8 1.8 0 0 1 8 2.5ZM10.5 18.5H13.5"),
        (Icon.Check, "M4 12.8L9.8 18.4L20.2 6"),
        (Icon.Cross, "M5.5 5.5L18.5 18.5M18.5 5.5L5.5 18.5"),
        (Icon.Warning, "M12 3.5L21.5 20H2.5ZM12 9.5V14.2M12 17V17.1"),
        (Icon.Clock, Ring + "M12 7V12L15.8 14.4"),
        (Icon.Offline, "M2.8 9.8Q6.2 6.2 10.6 5.8M14 6Q18.2 6.6 21.2 9.8"
            + "M6 13.4Q7.8 11.6 10 11M14.6 11.2Q16.6 12 18 13.4"
            + "M12 18.4V18.5M4.5 3.5L19.5 20.5"),
        (Icon.Seal, "M5.5 3.5H18.5A2 2 0 0 1 20.5 5.5V18.5A2 2 0 0 1 18.5 20.5H5.5A2 2 0 0 1 3.5 18.5V5.5"
            + "A2 2 0 0 1 5.5 3.5ZM10 7Q9.4 9.6 7 11.6M14 7Q14.6 9.6 17 11.6M11.6 11L8.6 16.4L15 16M13.4 13.8L15.8 17"),
        (Icon.Picture, "M3.5 4.5H20.5V19.5H3.5ZM3.5 16.5L8.8 11.2L13.2 15.6L16 12.8L20.5 17.2M15.5 7.4"
            + "A1.4 1.4 0 1 1 15.5 10.2A1.4 1.4 0 1 1 15.5 7.4Z"),
        (Icon.ChevronRight, "M9 5L16 12L9 19"),
        (Icon.ChevronDown, "M5 9L12 16L19 9"),
        (Icon.ChevronUp, "M5 15L12 8L19 15"),
        (Icon.Backspace, "M8.5 5H21V19H8.5L2.5 12ZM12 9.3L17.4 14.7M17.4 9.3L12 14.7"),
        (Icon.Stop, "M6 6H18V18H6Z"),
        (Icon.Pin, "M8.5 3.5H15.5L14.5 9.8L18 13.5H6L9.5 9.8ZM12 13.5V20.8"),
        (Icon.Person, "M12 4A4 4 0 1 1 12 12A4 4 0 1 1 12 4ZM4.5 20.5Q4.5 14.8 12 14.8Q19.5 14.8 19.5 20.5"),
        (Icon.Target, "M12 5A7 7 0 1 1 12 19A7 7 0 1 1 12 5ZM12 1V10M12 14V23M1 12H10M14 12H23M12 12V12.1"),
        (Icon.Printer, "M7 8.5V3.5H17V8.5M3.5 8.5H20.5V16.5H17M7 16.5H3.5V8.5M7 13.5H17V20.5H7ZM17.5 11.2V11.3"),
        (Icon.Info, Ring + "M12 11V16.8M12 7.4V7.5"),
    ];
}
