using System.CommandLine;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Importing;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Commands;

/// <summary>Brings a folder in: as drafts with one person, published with two.</summary>
internal static class ImportCommand
{
    /// <summary><c>import</c>: drafts with one <c>--as</c>, publication with two.</summary>
    public static Command CreateImport() => Create(
        "import",
        "Bring a village folder in: one --as makes drafts, two (author, reviewer) publish it signed by both.",
        needsTwo: false);

    /// <summary><c>publish</c>: publication only.</summary>
    public static Command CreatePublish() => Create(
        "publish", "Publish what is new or has changed in a village folder, signed by an author and a reviewer.",
        needsTwo: true);

    private static Command Create(string name, string description, bool needsTwo)
    {
        var path = new Argument<string>("PATH") { Description = "A village folder." };
        var persons = new Option<string[]>("--as")
        {
            Description = "Who does it, by name: the author first, then the reviewer, who is somebody else.",
            Arity = ArgumentArity.OneOrMore,
            Required = true,
        };
        persons.Validators.Add(result =>
        {
            var count = result.Tokens.Count;
            if (count > 2 || (needsTwo && count != 2))
            {
                result.AddError(
                    needsTwo ? "--as is given twice: author and reviewer." : "--as is given once or twice.");
            }
        });
        var reason = new Option<string>("--reason")
        {
            Description = "Why what is public already is corrected.",
            DefaultValueFactory = _ => "按村里的文件夹更正",
        };
        var encoding = EncodingOption.Create();
        var command = new Command(name, description) { path, persons, reason, encoding };
        DataOption.AddTo(command);
        command.SetAction((parsed, _) => AdminWork.RunAsync(
            parsed,
            services => Task.FromResult(Run(
                services,
                parsed.GetRequiredValue(path),
                parsed.GetRequiredValue(persons),
                parsed.GetRequiredValue(reason),
                parsed.GetValue(encoding),
                parsed.InvocationConfiguration))));
        return command;
    }

    private static int Run(
        IServiceProvider services,
        string path,
        string[] names,
        string reason,
        string? encoding,
        InvocationConfiguration console)
    {
        if (!Directory.Exists(path))
        {
            console.Error.WriteLine($"没有文件夹 {path}。There is no folder {path}.");
            return ExitCode.Usage;
        }

        if (!services.GetRequiredService<HostedVillage>().IsFounded)
        {
            return AdminWork.Refuse(
                console,
                "还没有建村：先运行 key create 或打开启动页。",
                "There is no village yet: run key create or open the set-up page first.");
        }

        var people = services.GetRequiredService<PeopleDirectory>();
        var persons = new List<AdminUser>();
        foreach (var name in names)
        {
            if (people.FindByName(name) is not { IsClosed: false } person)
            {
                return AdminWork.Refuse(console, $"没有叫“{name}”的人。", $"There is nobody called '{name}'.");
            }

            persons.Add(person);
        }

        var folder = new VillageFiles(path, encoding);
        if (persons is [var author, var reviewer])
        {
            return Publish(services, folder, author, reviewer, reason, console);
        }

        return Draft(services.GetRequiredService<DraftImport>().Run(folder, persons[0], reason), console);
    }

    private static int Draft(DraftImportOutcome outcome, InvocationConfiguration console)
    {
        console.Error.Write(FindingsReport.Format(outcome.Problems, "text", "zh"));
        foreach (var file in outcome.RefusedFiles)
        {
            AdminWork.Refuse(console, file.Chinese, file.English);
        }

        foreach (var draft in outcome.Begun)
        {
            console.Output.WriteLine(draft);
        }

        return outcome is { Problems.Count: 0, RefusedFiles.Count: 0 } ? ExitCode.Success : ExitCode.Findings;
    }

    private static int Publish(
        IServiceProvider services,
        VillageFiles folder,
        AdminUser author,
        AdminUser reviewer,
        string reason,
        InvocationConfiguration console)
    {
        if (author.Id == reviewer.Id)
        {
            return AdminWork.Refuse(console, "作者和审核人不能是同一个人。", "Author and reviewer must be two people.");
        }

        var outcome = services.GetRequiredService<SignedImport>().Publish(folder, author, reviewer, reason);
        console.Error.Write(FindingsReport.Format(outcome.Findings, "text", "zh"));
        foreach (var refusal in outcome.Refusals)
        {
            AdminWork.Refuse(console, refusal.Chinese, refusal.English);
        }

        console.Output.WriteLine($"{outcome.PublishedCount} published");
        return outcome.IsRefused ? ExitCode.Findings : ExitCode.Success;
    }
}
