using System.Globalization;
using VillagePublic.Content;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Pages that could not be drawn, as a file: a restart must not try the page again that caused it.</summary>
/// <param name="path">The file; a line for each page: failures, time, kind of failure, page.</param>
internal sealed class QuarantineFile(string path)
{
    /// <summary>What was written last; nothing when the file is damaged or is not there.</summary>
    public IReadOnlyList<PageFault> Read() =>
        File.Exists(path) && StrictUtf8.TryGetString(File.ReadAllBytes(path)) is { } text
            ? [.. text.Split('\n').Select(TryParse).OfType<PageFault>()]
            : [];

    /// <summary>Writes all of them. Rare, and done before the page is tried again, so the screen may wait for it.
    /// </summary>
    public void Write(IEnumerable<PageFault> faults)
    {
        var text = string.Concat(faults.Select(fault => string.Create(
            CultureInfo.InvariantCulture,
            $"{fault.Failures}\t{fault.Last.ToUnixTimeSeconds()}\t{fault.Reason}\t{fault.Page}\n")));
        try
        {
            PrivateFile.Replace(path, StrictUtf8.GetBytes(text));
        }
        catch (IOException)
        {
            // A full disk must not take the screen with it: then a restart tries the page again.
            return;
        }
    }

    private static PageFault? TryParse(string line) =>
        line.Split('\t') is [var failureText, var lastText, var reason, var page]
        && int.TryParse(failureText, NumberStyles.None, CultureInfo.InvariantCulture, out var failures)
        && long.TryParse(lastText, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
        && last < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? new PageFault(page, failures, DateTimeOffset.FromUnixTimeSeconds(last), reason)
            : null;
}
