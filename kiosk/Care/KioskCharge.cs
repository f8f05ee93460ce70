using System.Text.Json;
using VillagePublic.Content;

namespace VillagePublic.Kiosk.Care;

/// <summary>The settings a screen has taken over, kept in its data folder for every later start.</summary>
/// <param name="Number">Which.</param>
/// <param name="Wishes">What they are.</param>
internal sealed record KioskCharge(long Number, KioskWishes Wishes)
{
    private const string FileName = "kiosk-settings.json";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The machine's own settings.</summary>
    public static KioskCharge None { get; } = new(0, new KioskWishes());

    /// <summary>Reads them; <see cref="None"/> when none were taken over, or the file is damaged: a screen with its own
    /// settings is better than none, and the admin sends them again.</summary>
    public static KioskCharge Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        try
        {
            return File.Exists(path)
                && JsonSerializer.Deserialize<KioskCharge>(File.ReadAllText(path), Format) is { Wishes: not null } kept
                && kept.Wishes.Faults().Count == 0
                    ? kept
                    : None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    /// <summary>Keeps them.</summary>
    /// <exception cref="IOException">The disk failed; the former ones stay.</exception>
    public void Write(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        File.WriteAllBytes(path + ".new", StrictUtf8.GetBytes(JsonSerializer.Serialize(this, Format)));
        File.Move(path + ".new", path, overwrite: true);
    }
}
