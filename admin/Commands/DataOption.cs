using System.CommandLine;
using VillagePublic.Admin.Hosting;

namespace VillagePublic.Admin.Commands;

/// <summary>The option every command that touches a village's data has.</summary>
internal static class DataOption
{
    public static Option<string?> Create() => new("--data")
    {
        Description = $"Folder of the village's data. Default: {DataFolder.Variable}, or the platform's data folder.",
        HelpName = "FOLDER",
    };
}
