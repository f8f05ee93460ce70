using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using VillagePublic.Content;
using VillagePublic.Content.Log;

namespace VillagePublic.Kiosk.Care;

/// <summary>What a screen is asked to do: settings to take over, and at most one task.</summary>
/// <remarks>
/// The answer to a report: a note signed with the key of the log's clock, which the screen knows from the log itself.
/// It names the screen's key and the hash of the report it answers, so that neither another screen's orders nor old
/// ones can be handed out again by whoever stands in between.
/// </remarks>
public sealed record KioskOrders
{
    /// <summary>First line of the note.</summary>
    public const string Title = "villagepublic.kiosk/orders/v1";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Counts changes of the settings; 0: the screen keeps its own.</summary>
    public long SettingsNumber { get; init; }

    /// <summary>The settings.</summary>
    public KioskWishes Settings { get; init; } = new();

    /// <summary>What is to be done now; <see langword="null"/>: nothing.</summary>
    public KioskTask? Task { get; init; }

    /// <summary>The orders as a note that answers a report.</summary>
    /// <param name="report">The note that is answered.</param>
    /// <param name="origin">The log's name.</param>
    /// <param name="kiosk">Whom they are for.</param>
    /// <param name="sign">Signs with the key of the log's clock.</param>
    public byte[] Sign(
        ReadOnlySpan<byte> report, string origin, VerifierKey kiosk, Func<SignedNote, SignedNote> sign) =>
        sign(SignedNote.Of(Head(report, origin, kiosk) + JsonSerializer.Serialize(this, Format) + "\n")).ToBytes();

    /// <summary>Reads the answer to a report; <see langword="null"/> unless it is the log's and for this very report.
    /// </summary>
    /// <param name="bytes">The answer.</param>
    /// <param name="report">The note that was sent.</param>
    /// <param name="origin">The log's name.</param>
    /// <param name="kiosk">The screen's own key.</param>
    /// <param name="clock">Key of the log's clock.</param>
    public static KioskOrders? TryRead(
        ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> report, string origin, VerifierKey kiosk, VerifierKey clock)
    {
        var head = Head(report, origin, kiosk);
        if (SignedNote.TryParse(bytes) is not { } note
            || note.Verify([clock]) is not [_]
            || StrictUtf8.GetString(note.Text) is var text
            && !text.StartsWith(head, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<KioskOrders>(StrictUtf8.GetString(note.Text)[head.Length..], Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Head(ReadOnlySpan<byte> report, string origin, VerifierKey kiosk) =>
        string.Create(CultureInfo.InvariantCulture, $"{Title}\n{origin}\n{kiosk}\n{Hash.Of(report)}\n");
}

/// <summary>One thing a screen is asked to do.</summary>
/// <param name="Id">Random; the screen names it when it is done.</param>
/// <param name="Kind">What.</param>
public sealed record KioskTask(string Id, KioskTaskKind Kind);

/// <summary>What a screen can be asked to do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KioskTaskKind>))]
public enum KioskTaskKind
{
    /// <summary>Send a picture of what it shows.</summary>
    Picture,

    /// <summary>Start again.</summary>
    Restart,
}
