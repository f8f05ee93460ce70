namespace VillagePublic.Kiosk.Following;

/// <summary>Finds where sticks are mounted.</summary>
/// <param name="folders">Folders below which the system mounts them; empty: the usual ones of Linux.</param>
internal sealed class StickMounts(IReadOnlyList<string> folders)
{
    private static readonly string[] Usual = ["/media", "/run/media", "/mnt"];

    // Desktops mount below a folder of the person signed in.
    private const int Depth = 2;

    /// <summary>Every folder that may be a stick, the lowest first; most are not.</summary>
    public IEnumerable<string> List() =>
        (folders.Count > 0 ? folders : Usual).SelectMany(folder => Below(folder, Depth));

    private static IEnumerable<string> Below(string folder, int depth)
    {
        if (depth == 0 || !Directory.Exists(folder))
        {
            return [];
        }

        try
        {
            var here = Directory.GetDirectories(folder)
                .Where(path => new DirectoryInfo(path).LinkTarget is null)
                .ToArray();
            return here.SelectMany(path => Below(path, depth - 1)).Concat(here);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Pulled out at this moment, or somebody else's.
            return [];
        }
    }
}
