using System.CommandLine;
using VillagePublic.Admin.Accounts;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Commands;

/// <summary>Adds people and lets them in again, for whoever owns the machine.</summary>
internal static class UserCommand
{
    public static Command Create()
    {
        var command = new Command("user", "List people, add one, or give one a new code.");
        command.Add(CreateList());
        command.Add(CreateAdd());
        command.Add(CreateReset());
        command.Add(CreateAgree());
        return command;
    }

    private static Command CreateList()
    {
        var list = new Command("list", "List everyone with role and state.");
        DataOption.AddTo(list);
        list.SetAction((parsed, _) => AdminWork.RunAtAnyDeskAsync(
            parsed,
            services =>
            {
                var signers = services.GetService<SignerBook>();
                foreach (var user in services.GetRequiredService<PeopleDirectory>().All)
                {
                    var state = user.IsClosed ? "closed" : user.PasswordHash is null ? "no password" : "active";
                    var signature = signers?.Counts(user) is true ? "signs" : "-";
                    parsed.InvocationConfiguration.Output.WriteLine(
                        $"{user.Name}\t{Role.Key(user.Role)}\t{state}\t{signature}");
                }

                return Task.FromResult(ExitCode.Success);
            }));
        return list;
    }

    private static Command CreateAdd()
    {
        var name = NameOption();
        var role = new Option<string>("--role") { Description = "What the person may do.", Required = true };
        role.AcceptOnlyFromAmong([.. Role.All.Select(Role.Key)]);
        var add = new Command("add", "Add somebody; prints the code with which they choose a password.")
        {
            name, role,
        };
        DataOption.AddTo(add);
        add.SetAction((parsed, _) => AdminWork.RunAtAnyDeskAsync(
            parsed,
            async services =>
            {
                var people = services.GetRequiredService<PeopleDirectory>();
                var wanted = Role.TryParse(parsed.GetRequiredValue(role)) ?? UserRole.Observer;
                var result = await people.TryAddAsync(parsed.GetRequiredValue(name), null, wanted, by: null);
                if (!result.Succeeded)
                {
                    var why = AccountForms.Explain(result);
                    return AdminWork.Refuse(parsed.InvocationConfiguration, why.Chinese, why.English);
                }

                return await PrintCodeAsync(parsed, people, people.FindByName(parsed.GetRequiredValue(name))!);
            }));
        return add;
    }

    private static Command CreateReset()
    {
        var name = NameOption();
        var reset = new Command("reset", "End somebody's sessions and print a code for a new password.") { name };
        DataOption.AddTo(reset);
        reset.SetAction((parsed, _) => AdminWork.RunAtAnyDeskAsync(
            parsed,
            async services =>
            {
                var people = services.GetRequiredService<PeopleDirectory>();
                var wanted = parsed.GetRequiredValue(name);
                return people.FindByName(wanted) is { } user
                    ? await PrintCodeAsync(parsed, people, user)
                    : AdminWork.Refuse(
                        parsed.InvocationConfiguration, $"没有叫“{wanted}”的人。", $"There is nobody called '{wanted}'.");
            }));
        return reset;
    }

    private static Command CreateAgree()
    {
        var persons = TwoPeople.CreateOption();
        var agree = new Command(
            "agree", "Sign, as author and as reviewer, a change of those whose signatures count.") { persons };
        DataOption.AddTo(agree);
        agree.SetAction((parsed, _) => AdminWork.RunAsync(
            parsed,
            services => Task.FromResult(TwoPeople.Run(parsed, services, persons, (author, reviewer) =>
            {
                var signers = services.GetRequiredService<SignerBook>();
                return (signers.Agree(author) ?? signers.Agree(reviewer)) is { } refusal
                    ? AdminWork.Refuse(parsed.InvocationConfiguration, refusal.Chinese, refusal.English)
                    : ExitCode.Success;
            }))));
        return agree;
    }

    private static Option<string> NameOption() =>
        new("--name") { Description = "The name villagers know.", Required = true };

    private static async Task<int> PrintCodeAsync(ParseResult parsed, PeopleDirectory people, AdminUser user)
    {
        var code = await people.IssueCodeAsync(user, by: null);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(code);
        return ExitCode.Success;
    }
}
