using System.CommandLine;
using VillagePublic.Admin.Importing;
using VillagePublic.Admin.Villages;

namespace VillagePublic.Admin.Commands;

/// <summary>Writes what is public back into a folder of Markdown.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "Folder to write; made if need be." };
        var command = new Command(
            "export", "Write everything public into a folder: byte for byte what was published.") { path };
        DataOption.AddTo(command);
        command.SetAction((parsed, _) => AdminWork.RunAsync(
            parsed,
            services =>
            {
                var village = services.GetRequiredService<HostedVillage>();
                if (!village.IsFounded)
                {
                    return Task.FromResult(AdminWork.Refuse(
                        parsed.InvocationConfiguration, "还没有建村。", "There is no village in this data folder yet."));
                }

                var count = VillageExport.Write(village.Library, parsed.GetRequiredValue(path));
                parsed.InvocationConfiguration.Output.WriteLine($"{count} files");
                return Task.FromResult(ExitCode.Success);
            }));
        return command;
    }
}
