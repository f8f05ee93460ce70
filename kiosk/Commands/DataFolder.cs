namespace VillagePublic.Kiosk.Commands;

/// <summary>Where everything that must survive a restart lies.</summary>
internal static class DataFolder
{
    /// <summary>Environment variable that names the folder.</summary>
    public const string Variable = "VILLAGEPUBLIC_DATA";

    /// <summary>The folder asked for, or the one of the environment, or the platform's.</summary>
    public static string Resolve(string? asked)
    {
        var folder = asked ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(folder))
        {
            var home = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            folder = Path.Combine(home, "VillagePublic");
        }

        return Path.GetFullPath(folder);
    }
}
