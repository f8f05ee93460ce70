namespace VillagePublic.Admin.Hosting;

/// <summary>Where everything that must survive a restart lies.</summary>
/// <remarks>
/// <c>admin.db</c> (people, drafts, audit), <c>villages/CODE.db</c> (log, blobs, index), <c>kiosk.db</c> (the embedded
/// screen's own copy), <c>keys/</c> (signing keys, for the owner's eyes only, never part of a backup), <c>backups/</c>,
/// <c>evidence/</c> (what others have signed with this log's key, for people to carry away).
/// A township has <c>township.db</c> (its own people) and below <c>villages/CODE/</c> a whole such folder for each
/// village: one village moves to a machine of its own by moving its folder.
/// </remarks>
internal sealed class DataFolder
{
    /// <summary>Environment variable that names the folder.</summary>
    public const string Variable = "VILLAGEPUBLIC_DATA";

    private const int CodeLength = 12;

    private DataFolder(string root) => Root = root;

    public string Root { get; }

    public string AdminDatabase => Path.Combine(Root, "admin.db");

    public string TownshipDatabase => Path.Combine(Root, "township.db");

    /// <summary>Whether the folder is a township's.</summary>
    public bool IsTownship => File.Exists(TownshipDatabase);

    /// <summary>Whether the folder holds a village of its own, founded or about to be.</summary>
    public bool IsVillage => File.Exists(AdminDatabase);

    public string Villages => Path.Combine(Root, "villages");

    public string KioskDatabase => Path.Combine(Root, "kiosk.db");

    public string Keys => Path.Combine(Root, "keys");

    public string Evidence => Path.Combine(Root, "evidence");

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

    /// <summary>Whether a text is a division code: 12 digits, and so safe to name a folder.</summary>
    public static bool IsCode(string text) => text.Length == CodeLength && text.All(char.IsAsciiDigit);

    /// <summary>Folder of a village of a township.</summary>
    public DataFolder Village(string code) => IsCode(code)
        ? new DataFolder(Path.Combine(Villages, code))
        : throw new ArgumentException($"'{code}' is no division code.", nameof(code));

    /// <summary>Whether a township has that village.</summary>
    public bool HasVillage(string code) => IsCode(code) && Village(code).IsVillage;

    /// <summary>Codes of a township's villages, in order.</summary>
    public IReadOnlyList<string> VillageCodes() => Directory.Exists(Villages)
        ? [.. Directory.EnumerateDirectories(Villages)
            .Select(folder => Path.GetFileName(folder))
            .Where(HasVillage)
            .Order(StringComparer.Ordinal)]
        : [];

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
