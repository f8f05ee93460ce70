using System.CommandLine;
using VillagePublic.Admin.Safekeeping;

namespace VillagePublic.Admin.Commands;

/// <summary><c>archive YEAR FILE</c>: a year's archive as one file.</summary>
internal static class ArchiveCommand
{
    public static Command Create()
    {
        var year = new Argument<int>("YEAR") { Description = "Which year, by the documents' own period or date." };
        var file = new Argument<string>("FILE") { Description = "The zip file to write; never overwritten." };
        var command = new Command("archive", "Write a year's texts, vouchers, sheets and proofs as one zip file.")
        {
            year, file,
        };
        DataOption.AddTo(command);
        command.SetAction((parsed, cancellationToken) => AdminWork.RunAsync(parsed, async services =>
        {
            var archive = services.GetRequiredService<YearArchive>();
            var wanted = parsed.GetRequiredValue(year);
            if (!archive.Years.Contains(wanted))
            {
                return AdminWork.Refuse(
                    parsed.InvocationConfiguration,
                    $"{wanted} 年没有公布过文档。",
                    $"Nothing was published about {wanted}.");
            }

            await using var target = new FileStream(parsed.GetRequiredValue(file), FileMode.CreateNew);
            var count = await archive.WriteAsync(wanted, target, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{count} revisions");
            return ExitCode.Success;
        }));
        return command;
    }
}
