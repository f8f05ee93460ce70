using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using VillagePublic.Content.Log;
using VillagePublic.Kiosk.Following;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Where a screen shows itself.</summary>
public enum DisplayChoice
{
    /// <summary>A window where there is a display, else the browser screen.</summary>
    Auto,

    /// <summary>A window; without a display the kiosk does not start.</summary>
    Window,

    /// <summary>Only the browser screen at <c>/screen</c>.</summary>
    Browser,

    /// <summary>No screen: only following and serving.</summary>
    None,
}

/// <summary>How a kiosk is set up. Section <c>Kiosk</c>; environment <c>VILLAGEPUBLIC_Kiosk__…</c>.</summary>
public sealed class KioskOptions : IValidatableObject
{
    public const string SectionName = "Kiosk";

    /// <summary>Folder of everything that must survive a restart.</summary>
    public string DataFolder { get; set; } = "";

    /// <summary>Where the screen shows itself.</summary>
    public DisplayChoice Display { get; set; }

    /// <summary>Diagonal in inches; <see langword="null"/>: what the display says, else 21.5.</summary>
    [Range(5.0, 100.0)]
    public double? DiagonalInches { get; set; }

    /// <summary>
    /// Distance between reader and display. Text grows with it. <see langword="null"/>: what suits the display's size,
    /// from 600 mm up to 32 inches to 1 m at 55.
    /// </summary>
    [Range(300.0, 3000.0)]
    public double? ViewingDistanceMm { get; set; }

    /// <summary>Height of the display's lower edge above the floor, for the reach mode.</summary>
    [Range(0.0, 2000.0)]
    public double LowerEdgeMm { get; set; } = 800;

    /// <summary>Cover the whole display.</summary>
    public bool FullScreen { get; set; } = true;

    /// <summary>Turn of the picture in degrees: 0, 90, 180 or 270.</summary>
    [AllowedValues(0, 90, 180, 270)]
    public int RotationDegrees { get; set; }

    /// <summary>Turn of the touch panel in degrees, when it is another one than the picture's.</summary>
    [AllowedValues(null, 0, 90, 180, 270)]
    public int? TouchRotationDegrees { get; set; }

    /// <summary>Begin with the calibration of the touch panel.</summary>
    public bool StartsCalibration { get; set; }

    /// <summary>Time without a touch on home, lists and search before the screen asks.</summary>
    [Range(typeof(TimeSpan), "00:00:20", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan MenuIdle { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The same while a document is open.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ReadingIdle { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>How long the question "still reading?" stands; never below 20 s (WCAG 2.2.1).</summary>
    [Range(typeof(TimeSpan), "00:00:20", "00:10:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Warning { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>First hour of the night, when an unattended screen dims.</summary>
    [Range(0, 23)]
    public int NightFromHour { get; set; } = 21;

    /// <summary>First hour of the day.</summary>
    [Range(0, 23)]
    public int NightUntilHour { get; set; } = 6;

    /// <summary>Addresses or folders of the log's feed, all as equals. Empty: show what is stored.</summary>
    public IList<string> Feeds { get; set; } = [];

    /// <summary>The log's verifier key, compared by two people at pairing.</summary>
    public string? Key { get; set; }

    /// <summary>Time between two attempts when no source says that something changed.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan FollowInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Time between two checks of the disk and of everything stored.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan CheckInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The most bytes a second the feeds' addresses may send; <see langword="null"/>: no limit.</summary>
    [Range(FollowOptions.MinBytesPerSecond, int.MaxValue)]
    public int? MaxBytesPerSecond { get; set; }

    /// <summary>When the line may be used, in China's time, such as <c>22:00-06:00</c>; <see langword="null"/>: always.
    /// </summary>
    public string? LineHours { get; set; }

    /// <summary>Read a village's feed from a USB stick that is put in, and bring an older one up to date.</summary>
    public bool Sticks { get; set; } = true;

    /// <summary>Where the system mounts sticks. Empty: where Linux desktops and servers usually do.</summary>
    public IList<string> StickFolders { get; set; } = [];

    /// <summary>Port of the pages, the feed and the browser screen; 0: any that is free.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 5090;

    /// <summary>Serve pages and feed to the hall's Wi-Fi, not to this machine only.</summary>
    public bool ServeWifi { get; set; }

    /// <summary>Where phones find the village's pages; <see langword="null"/>: worked out.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>Language the screen starts with and returns to: any that has a file of words.</summary>
    public string Language { get; set; } = "zh";

    /// <summary>The screen's own copy of the log.</summary>
    public string Database => Path.Combine(DataFolder, "kiosk.db");

    /// <summary>The last verified checkpoint, kept apart so that it outlives a damaged store.</summary>
    public string Mark => Path.Combine(DataFolder, "kiosk.mark");

    /// <summary>The calibration of the touch panel.</summary>
    public string TouchMap => Path.Combine(DataFolder, "touch.map");

    /// <summary>Pages that could not be drawn.</summary>
    public string Quarantine => Path.Combine(DataFolder, "quarantine.txt");

    /// <summary>What the screen could show on which days, signed.</summary>
    public string Posting => Path.Combine(DataFolder, "posting");

    /// <summary>Notes that contradict each other, for people.</summary>
    public string Evidence => Path.Combine(DataFolder, "evidence");

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Feeds.Count > 0 && (Key is null || VerifierKey.TryParse(Key) is null))
        {
            yield return new ValidationResult(
                "A feed is followed only with its verifier key: --key name+12345678+A… (admin prints it at its start).",
                [nameof(Key)]);
        }

        if (WordTable.All.All(table => table.Language != Language))
        {
            yield return new ValidationResult(
                $"The screens have no words in '{Language}'; there are: "
                + string.Join(", ", WordTable.All.Select(table => table.Language)) + ".",
                [nameof(Language)]);
        }

        if (LineHours is { } hours && Following.LineHours.TryParse(hours) is null)
        {
            yield return new ValidationResult(
                $"'{hours}' is not a time of day such as 22:00-06:00.", [nameof(LineHours)]);
        }

        if (PublicAddress is { IsAbsoluteUri: false })
        {
            yield return new ValidationResult("Not a whole address.", [nameof(PublicAddress)]);
        }
    }
}

/// <summary>Refuses wrong options at start, with the field's name.</summary>
[OptionsValidator]
internal sealed partial class KioskOptionsValidator : IValidateOptions<KioskOptions>;
