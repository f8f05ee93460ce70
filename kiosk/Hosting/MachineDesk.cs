using VillagePublic.Content;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Takes what the screen asks of the machine.</summary>
/// <param name="window">Whose touches can be calibrated; <see langword="null"/> without a window.</param>
/// <param name="touchFile">Where a calibration is kept.</param>
internal sealed class MachineDesk(RemoteHelp help, SdlDisplay? window, string touchFile)
{
    /// <summary>Takes sheets to print; <see langword="null"/> before there is a host.</summary>
    public Action<MachineRequest.Print>? Print { get; set; }

    /// <summary>The calibration kept; none is kept for a panel that hangs differently now.</summary>
    /// <param name="mounting">How picture and touch panel hang.</param>
    public static TouchMap? ReadTouchMap(string touchFile, DisplayOptions mounting) =>
        File.Exists(touchFile)
        && StrictUtf8.TryGetString(File.ReadAllBytes(touchFile))?.Split('\n') is [var hung, var map, ..]
        && hung == Describe(mounting)
            ? TouchMap.TryParse(map)
            : null;

    /// <summary>Takes a request and returns at once.</summary>
    public void Take(MachineRequest request)
    {
        switch (request)
        {
            case MachineRequest.OfferHelp:
                help.Offer();
                break;
            case MachineRequest.EndHelp:
                help.End();
                break;
            case MachineRequest.Print print:
                Print?.Invoke(print);
                break;
            default:
                Calibrate(request);
                break;
        }
    }

    private static string Describe(DisplayOptions mounting) =>
        $"picture {mounting.Picture} touch {mounting.Touch ?? mounting.Picture}";

    private void Calibrate(MachineRequest request)
    {
        if (window is null)
        {
            return;
        }

        switch (request)
        {
            case MachineRequest.BeginCalibration:
                window.Touch = TouchMap.Identity;
                break;
            case MachineRequest.TryCalibration(var map):
                window.Touch = map;
                break;
            case MachineRequest.KeepCalibration:
                // A few bytes, once in the life of a panel; whoever waits for it has just asked for it.
                PrivateFile.Replace(
                    touchFile, StrictUtf8.GetBytes($"{Describe(window.Mounting)}\n{window.Touch}\n"));
                break;
            default:
                window.Touch = ReadTouchMap(touchFile, window.Mounting) ?? TouchMap.Identity;
                break;
        }
    }
}
