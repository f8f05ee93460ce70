using System.ComponentModel.DataAnnotations;
using VillagePublic.Kiosk.Hosting;

namespace VillagePublic.Kiosk.Care;

/// <summary>Settings of a screen that whoever looks after it can change from the admin; what is
/// <see langword="null"/> stays as the machine has it.</summary>
public sealed record KioskWishes
{
    /// <summary>More sources than this serve nobody.</summary>
    public const int MaxSources = 8;

    private const int MaxSourceLength = 300;

    /// <summary>Diagonal of the display in inches.</summary>
    public double? DiagonalInches { get; init; }

    /// <summary>Distance between reader and display.</summary>
    public double? ViewingDistanceMm { get; init; }

    /// <summary>Height of the display's lower edge above the floor.</summary>
    public double? LowerEdgeMm { get; init; }

    /// <summary>First hour of the night, when an unattended screen dims; 0 to 23.</summary>
    public int? NightFromHour { get; init; }

    /// <summary>First hour of the day; 0 to 23.</summary>
    public int? NightUntilHour { get; init; }

    /// <summary>When the line may be used, such as <c>22:00-06:00</c>.</summary>
    public string? LineHours { get; init; }

    /// <summary>More addresses of the log's feed: mirrors, other screens. The ones the machine has stay.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Takes the settings over.</summary>
    public void ApplyTo(KioskOptions options)
    {
        options.DiagonalInches = DiagonalInches ?? options.DiagonalInches;
        options.ViewingDistanceMm = ViewingDistanceMm ?? options.ViewingDistanceMm;
        options.LowerEdgeMm = LowerEdgeMm ?? options.LowerEdgeMm;
        options.NightFromHour = NightFromHour ?? options.NightFromHour;
        options.NightUntilHour = NightUntilHour ?? options.NightUntilHour;
        options.LineHours = LineHours ?? options.LineHours;
        if (options.Key is not null)
        {
            options.Feeds = [.. options.Feeds.Union(Sources, StringComparer.Ordinal)];
        }
    }

    /// <summary>What is wrong with them, as the screen itself would say; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults()
    {
        // Judged by the screen's own rules, whatever the machine has besides.
        var options = new KioskOptions();
        ApplyTo(options);
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        return
        [
            .. found.Select(result => result.ErrorMessage ?? ""),
            .. Sources.Where(source => !IsAddress(source)).Select(source => $"'{source}' is not a web address."),
            .. Sources.Count > MaxSources ? [$"At most {MaxSources} sources."] : Array.Empty<string>(),
        ];
    }

    private static bool IsAddress(string source) => source.Length <= MaxSourceLength
        && Uri.TryCreate(source, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
