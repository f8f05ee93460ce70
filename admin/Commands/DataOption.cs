using System.CommandLine;
using VillagePublic.Admin.Hosting;

namespace VillagePublic.Admin.Commands;

/// <summary>The options of every command that touches a village's data.</summary>
internal static class DataOption
{
    /// <summary><c>--village</c>: which one of a township's.</summary>
    public static readonly Option<string?> Village = CreateVillage();

    private static readonly Option<string?> Data = Create();

    public static Option<string?> Create() => new("--data")
    {
        Description = $"Folder of the village's data. Default: {DataFolder.Variable}, or the platform's data folder.",
        HelpName = "FOLDER",
    };

    /// <summary>Adds both to a command.</summary>
    public static void AddTo(Command command)
    {
        command.Add(Data);
        command.Add(Village);
    }

    /// <summary>The folder asked for: the township's, when one is meant, whatever village was named.</summary>
    public static DataFolder Root(ParseResult parsed) => DataFolder.Resolve(parsed.GetValue(Data));

    private static Option<string?> CreateVillage()
    {
        var option = new Option<string?>("--village")
        {
            Description = "Division code of the village, in a township's folder.",
            HelpName = "CODE",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is not { } code || !DataFolder.IsCode(code))
            {
                result.AddError("--village takes the 12 digits of the division code.");
            }
        });
        return option;
    }
}
