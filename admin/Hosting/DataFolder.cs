namespace VillagePublic.Admin.Hosting;

/// <summary>Where everything that must survive a restart lies.</summary>
/// <remarks>
/// <c>admin.db</c> (people, drafts, audit), <c>villages/CODE.db</c> (log, blobs, index), <c>kiosk.db</c> (the embedded
/// screen's own copy), <c>keys/</c> (signing keys, for the owner's eyes only, never part of a backup), <c>backups/</c>.
/// </remarks>
internal sealed class DataFolder
{
    /// <summary>Environment variable that names the folder.</summary>
    public const string Variable = "VILLAGEPUBLIC_DATA";

    private DataFolder(string root) => Root = root;

    public string Root { get; }

    public string AdminDatabase => Path.Combine(Root, "admin.db");

    public string Villages => Path.Combine(Root, "villages");

    public string KioskDatabase => Path.Combine(Root, "kiosk.db");

    public string Keys => Path.Combine(Root, "keys");

    public string Backups => Path.Combine(Root, "backups");

    /// <summary>The folder asked for, or the one of the environment, or the platform's.</summary>
    public static DataFolder Resolve(string? asked)
    {
        var folder = asked ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(folder))
        {
            var home = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            folder = Path.Combine(home, "VillagePublic");
        }

        return new DataFolder(Path.GetFullPath(folder));
    }

    public string VillageDatabase(string code) => Path.Combine(Villages, code + ".db");

    /// <summary>Makes the folders. Keys are for the owner's eyes only.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public void Create()
    {
        Directory.CreateDirectory(Villages);
        Directory.CreateDirectory(Backups);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Keys);
        }
        else
        {
            Directory.CreateDirectory(
                Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
