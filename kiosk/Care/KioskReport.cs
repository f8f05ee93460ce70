using System.Text.Json;
using System.Text.Json.Serialization;
using VillagePublic.Content;
using VillagePublic.Content.Log;

namespace VillagePublic.Kiosk.Care;

/// <summary>What a screen tells whoever looks after it: how it is, as it knows it itself.</summary>
/// <remarks>Sent as a note signed with the screen's own key, whose text is three lines: <see cref="Title"/>, the log's
/// name, and this as JSON. The first line keeps it from ever being taken for a state of a log.</remarks>
public sealed record KioskReport
{
    /// <summary>First line of the note.</summary>
    public const string Title = "villagepublic.kiosk/report/v1";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Random name of this run of the program.</summary>
    public required string Run { get; init; }

    /// <summary>Counts the reports of this run from 1; an older one sent again is not believed.</summary>
    public required long Number { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>When this run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Entries of the log it has verified and shows.</summary>
    public required long EntryCount { get; init; }

    /// <summary>When it last found that state confirmed; <see langword="null"/> before the first time.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>When the log's clock last signed it.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>How it stands with the log: name of the kiosk's source state.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it holds two signed histories that contradict each other.</summary>
    public bool IsContradicted { get; init; }

    /// <summary>Why the store cannot be read; <see langword="null"/> when it can.</summary>
    public string? StoreFault { get; init; }

    /// <summary>What people see.</summary>
    public required ScreenReport Screen { get; init; }

    /// <summary>Room on the disk.</summary>
    public required StorageReport Storage { get; init; }

    /// <summary>Pages that could not be drawn within the last day.</summary>
    public IReadOnlyList<BrokenPage> BrokenPages { get; init; } = [];

    /// <summary>Other things a technician should know: fonts, a window that could not be opened.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The newest day of which the screen has signed what it could show; <see langword="null"/> before the
    /// first. Whoever keeps its hash can tell later that no day up to it was changed.</summary>
    public PostedDayReport? Posted { get; init; }

    /// <summary>Number of the settings in force; 0 for its own.</summary>
    public long SettingsNumber { get; init; }

    /// <summary>Number of settings that were refused, and why.</summary>
    public RefusedSettings? Refused { get; init; }

    /// <summary>Id of the last task done.</summary>
    public string? DoneTask { get; init; }

    /// <summary>SHA-256 of the picture sent with it, in hexadecimal digits.</summary>
    public string? PictureSha256 { get; init; }

    /// <summary>The report as a signed note.</summary>
    public byte[] Sign(string origin, SigningKey key, DateTimeOffset now)
    {
        var note = SignedNote.Of($"{Title}\n{origin}\n{JsonSerializer.Serialize(this, Format)}\n");
        return note.WithSignatures([key.Sign(note.Text, now)]).ToBytes();
    }

    /// <summary>Reads a note if a known screen signed it for this log.</summary>
    /// <param name="bytes">The note.</param>
    /// <param name="origin">The log's name.</param>
    /// <param name="kiosks">Keys of the paired screens.</param>
    /// <returns><see langword="null"/> for every other note.</returns>
    public static ReceivedReport? TryRead(ReadOnlySpan<byte> bytes, string origin, IReadOnlyList<VerifierKey> kiosks)
    {
        if (SignedNote.TryParse(bytes) is not { } note
            || note.Verify(kiosks) is not [{ Time: { } time, Key: var key }]
            || StrictUtf8.GetString(note.Text).Split('\n') is not [Title, var name, var json, ""]
            || name != origin)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<KioskReport>(json, Format) is { } report
                ? new ReceivedReport(key, report, time)
                : null;
        }
        catch (JsonException)
        {
            // Signed by a known screen and yet not a report: a program of another age.
            return null;
        }
    }

    /// <summary>The report as it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format);

    /// <summary>Reads what <see cref="ToJson"/> wrote; <see langword="null"/> for anything else.</summary>
    public static KioskReport? TryParse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<KioskReport>(json, Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A report whose signature was found good.</summary>
/// <param name="Key">The screen's key.</param>
/// <param name="Report">What it says.</param>
/// <param name="SentAt">When, by the screen's own clock.</param>
public sealed record ReceivedReport(VerifierKey Key, KioskReport Report, DateTimeOffset SentAt);

/// <summary>What people see of a screen.</summary>
/// <param name="State">Whether and where there is a picture.</param>
/// <param name="Page">Which page stands there.</param>
/// <param name="TouchedAt">When somebody last touched it.</param>
/// <param name="WidthPx">Width of the picture.</param>
/// <param name="HeightPx">Height of the picture.</param>
public sealed record ScreenReport(
    ScreenState State, string? Page, DateTimeOffset? TouchedAt, int WidthPx, int HeightPx);

/// <summary>Whether and where a screen has a picture.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScreenState>))]
public enum ScreenState
{
    /// <summary>No screen is wanted on that machine.</summary>
    NotWanted,

    /// <summary>In a window on the machine's display.</summary>
    Window,

    /// <summary>In a browser that is looking.</summary>
    Browser,

    /// <summary>Nowhere: there is no window, and no browser looks.</summary>
    Dark,

    /// <summary>The screen's thread does not answer.</summary>
    Stuck,
}

/// <summary>Room on the disk of the data folder.</summary>
/// <param name="FreeBytes">What is left.</param>
/// <param name="TotalBytes">Size of the disk.</param>
/// <param name="StoreBytes">What the copy of the log takes.</param>
public sealed record StorageReport(long FreeBytes, long TotalBytes, long StoreBytes);

/// <summary>A page that could not be drawn.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Times">How often within a day.</param>
/// <param name="LastAt">When last.</param>
/// <param name="Reason">Kind of failure.</param>
public sealed record BrokenPage(string Page, int Times, DateTimeOffset LastAt, string Reason);

/// <summary>A day of which a screen has signed what it could show.</summary>
/// <param name="Day">The day, in the village's time.</param>
/// <param name="Minutes">How long the screen was on.</param>
/// <param name="Sha256">Of the day's signed text, which names the day before, in hexadecimal digits.</param>
/// <param name="FaultCount">Days of its record that were changed or are damaged.</param>
public sealed record PostedDayReport(DateOnly Day, int Minutes, string Sha256, int FaultCount);

/// <summary>Settings that do not fit the screen.</summary>
/// <param name="Number">Which.</param>
/// <param name="Why">In words of the program.</param>
public sealed record RefusedSettings(long Number, string Why);
