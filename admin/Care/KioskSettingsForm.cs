using System.Globalization;
using VillagePublic.Content;
using VillagePublic.Kiosk.Care;

namespace VillagePublic.Admin.Care;

/// <summary>Reads the settings of a screen from a form; empty fields leave the machine's own.</summary>
internal static class KioskSettingsForm
{
    /// <summary>The settings, or what is wrong with them.</summary>
    /// <param name="field">What was typed, by name.</param>
    public static (KioskWishes? Wishes, LocalText? Why) Read(Func<string, string?> field)
    {
        var isWrong = false;
        var wishes = new KioskWishes
        {
            DiagonalInches = Number("diagonal"),
            ViewingDistanceMm = Number("distance"),
            LowerEdgeMm = Number("height"),
            NightFromHour = (int?)Number("night-from"),
            NightUntilHour = (int?)Number("night-until"),
            LineHours = Text("line-hours"),
            Sources = [.. (field("sources") ?? "").Split(
                '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        };
        return isWrong || wishes.Faults().Count > 0
            ? (null, new LocalText(
                "有一项写得不对：尺寸 5 到 100 英寸，距离 300 到 3000 毫米，高度 0 到 2000 毫米，钟点 0 到 23，"
                + "时段写成 22:00-06:00，来源写完整网址、一行一个、最多 8 个。",
                "One field is wrong: diagonal 5 to 100 inches, distance 300 to 3,000 mm, height 0 to 2,000 mm, hours 0 "
                + "to 23, a time of day such as 22:00-06:00, sources as whole addresses, one a line, at most 8."))
            : (wishes, null);

        string? Text(string name) => field(name)?.Trim() is { Length: > 0 } text ? text : null;

        double? Number(string name)
        {
            if (Text(name) is not { } text)
            {
                return null;
            }

            var isNumber = double.TryParse(
                text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
            isWrong |= !isNumber;
            return isNumber ? number : null;
        }
    }
}
