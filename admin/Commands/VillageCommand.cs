using System.CommandLine;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Township;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Commands;

/// <summary>Founds and lists the villages of a township.</summary>
internal static class VillageCommand
{
    public static Command Create()
    {
        var command = new Command("village", "Add a village to a township, or list its villages.");
        command.Add(CreateAdd());
        command.Add(CreateList());
        command.Add(CreateTownship());
        return command;
    }

    private static Command CreateAdd()
    {
        var data = DataOption.Create();
        var code = new Option<string>("--code") { Description = "12-digit division code.", Required = true };
        code.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { } text || !DataFolder.IsCode(text))
            {
                result.AddError("--code takes the 12 digits of the division code.");
            }
        });
        var name = new Option<string>("--name") { Description = "Name of the village.", Required = true };
        var administrator = new Option<string>("--administrator")
        {
            Description = "Who looks after the village's people; gets the code that is printed.",
            Required = true,
        };
        var origin = new Option<string?>("--origin")
        {
            Description = "Name of the log, for ever, such as qingxi.example/log.",
        };
        var add = new Command("add", "Found a village with keys, people and files of its own, below /v/CODE/.")
        {
            data, code, name, administrator, origin,
        };
        add.SetAction((parsed, _) => AdminWork.GuardAsync(parsed.InvocationConfiguration, () => AddAsync(
            DataFolder.Resolve(parsed.GetValue(data)),
            new VillageCharter(
                parsed.GetRequiredValue(code),
                parsed.GetRequiredValue(name).Trim(),
                parsed.GetRequiredValue(administrator),
                parsed.GetValue(origin)),
            parsed.InvocationConfiguration)));
        return add;
    }

    private static async Task<int> AddAsync(
        DataFolder township, VillageCharter charter, InvocationConfiguration console)
    {
        if (township.IsVillage)
        {
            return AdminWork.Refuse(
                console,
                $"这个目录里是一个单独的村。请另用一个目录做乡镇，把这个目录移到“新目录/villages/区划代码”。",
                "This folder holds a village of its own. Take another folder for the township and move this one to "
                + "NEW/villages/CODE.");
        }

        if (township.HasVillage(charter.Code))
        {
            return AdminWork.Refuse(
                console, "这个区划代码的村已经有了。", "There is a village with that code already.");
        }

        township.Create();
        if (!township.IsTownship)
        {
            AdminStore.Open(township.TownshipDatabase).Dispose();
        }

        var (invitation, result) = await VillageFounding.FoundAsync(township, charter, TimeProvider.System);
        if (invitation is null)
        {
            var why = AccountForms.Explain(result);
            return AdminWork.Refuse(console, why.Chinese, why.English);
        }

        console.Output.WriteLine(invitation);
        console.Output.WriteLine($"{VillageGate.BasePathOf(charter.Code)}/admin/invitation");
        return ExitCode.Success;
    }

    private static Command CreateList()
    {
        var data = DataOption.Create();
        var list = new Command("list", "List the codes of the township's villages and where they lie.") { data };
        list.SetAction(parsed =>
        {
            var township = DataFolder.Resolve(parsed.GetValue(data));
            foreach (var code in township.VillageCodes())
            {
                parsed.InvocationConfiguration.Output.WriteLine($"{code}\t{township.Village(code).Root}");
            }

            return ExitCode.Success;
        });
        return list;
    }

    private static Command CreateTownship()
    {
        var data = DataOption.Create();
        var name = new Argument<string>("NAME") { Description = "Name of the township: 清溪镇." };
        var rename = new Command("township", "Make the folder a township's, or change the township's name.")
        {
            data, name,
        };
        rename.SetAction((parsed, _) => AdminWork.GuardAsync(parsed.InvocationConfiguration, () =>
        {
            var township = DataFolder.Resolve(parsed.GetValue(data));
            township.Create();
            using var store = AdminStore.Open(township.TownshipDatabase);
            TownshipDesk.Rename(store, parsed.GetRequiredValue(name).Trim());
            return Task.FromResult(ExitCode.Success);
        }));
        return rename;
    }
}
