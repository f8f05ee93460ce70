using System.CommandLine;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Admin.Commands;

/// <summary>Shows the log's public key, or founds a village by making its keys.</summary>
internal static class KeyCommand
{
    public static Command Create()
    {
        var command = new Command(
            "key", "Show the log's verifier key and its fingerprint, which kiosks and witnesses pin.");
        DataOption.AddTo(command);
        command.SetAction((parsed, _) => AdminWork.RunAsync(
            parsed,
            services => Task.FromResult(Show(parsed, services.GetRequiredService<HostedVillage>()))));
        command.Add(CreateFound());
        command.Add(CreateConfirm());
        command.Add(CreateRotate());
        command.Add(CreateWitness());
        return command;
    }

    private static Command CreateFound()
    {
        var code = new Option<string>("--code") { Description = "12-digit division code.", Required = true };
        code.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { Length: 12 } text || !text.All(char.IsAsciiDigit))
            {
                result.AddError("--code takes the 12 digits of the division code.");
            }
        });
        var origin = new Option<string?>("--origin")
        {
            Description = "Name of the log, for ever, such as qingxi.example/log.",
        };
        var create = new Command("create", "Make a village's keys and its empty log. Done once.")
        {
            code, origin,
        };
        DataOption.AddTo(create);
        create.SetAction((parsed, _) => AdminWork.RunAsync(
            parsed,
            services =>
            {
                var village = services.GetRequiredService<HostedVillage>();
                if (village.IsFounded)
                {
                    return Task.FromResult(AdminWork.Refuse(
                        parsed.InvocationConfiguration,
                        "这个数据目录里已经有一个村了。",
                        "There is a village in this data folder already."));
                }

                var wanted = parsed.GetRequiredValue(code);
                var people = services.GetRequiredService<PeopleDirectory>().All;
                village.Found(
                    wanted, parsed.GetValue(origin) ?? HostedVillage.UsualOrigin(wanted), SignerBook.Of(people));
                return Task.FromResult(Show(parsed, village));
            }));
        return create;
    }

    private static Command CreateWitness()
    {
        var witness = new Command(
            "witness", "Show the key with which this machine witnesses other villages' logs; made the first time.");
        DataOption.AddTo(witness);
        witness.SetAction((parsed, _) => AdminWork.RunAsync(
            parsed,
            services =>
            {
                using var key = WitnessKey.ReadOrCreate(services.GetRequiredService<DataFolder>());
                parsed.InvocationConfiguration.Output.WriteLine(key.Verifier);
                return Task.FromResult(ExitCode.Success);
            }));
        return witness;
    }

    private static Command CreateRotate()
    {
        var reason = new Option<string>("--reason") { Description = "Why, for everybody to read.", Required = true };
        var persons = TwoPeople.CreateOption();
        var rotate = new Command(
            "rotate", "Replace the keys of log and clock: signed by the old and the new key and two people. Screens go "
            + "over by themselves; witnesses and auditors have to be told the new key.")
        {
            reason, persons,
        };
        DataOption.AddTo(rotate);
        rotate.SetAction((parsed, _) => AdminWork.RunAsync(
            parsed,
            services => Task.FromResult(TwoPeople.Run(parsed, services, persons, (author, reviewer) =>
            {
                var village = services.GetRequiredService<HostedVillage>();
                if (!village.IsFounded)
                {
                    return Show(parsed, village);
                }

                var outcome = village.ChangeLogKey(
                    parsed.GetRequiredValue(reason),
                    pending => TwoPeople.Sign(services, pending, author, reviewer));
                if (outcome is PublishOutcome.Refused refused)
                {
                    return AdminWork.Refuse(
                        parsed.InvocationConfiguration, refused.Reasons[0].Chinese, refused.Reasons[0].English);
                }

                services.GetRequiredService<AuditTrail>().Add(
                    null, "key.rotate", village.Code, parsed.GetRequiredValue(reason));
                return Show(parsed, village);
            }))));
        return rotate;
    }

    private static Command CreateConfirm()
    {
        var confirm = new Command(
            "confirm", "After moving or restoring: confirm that no later state of this log was ever signed.");
        DataOption.AddTo(confirm);
        confirm.SetAction((parsed, _) => AdminWork.RunAsync(
            parsed,
            services =>
            {
                var village = services.GetRequiredService<HostedVillage>();
                if (village.IsFounded && village.Publisher.ReadStanding() is LogStanding.Behind)
                {
                    return Task.FromResult(AdminWork.Refuse(
                        parsed.InvocationConfiguration,
                        "别处有更新的记录，不能确认；请从屏幕恢复。",
                        "A later state was signed; recover it from a kiosk instead."));
                }

                if (village.IsFounded)
                {
                    village.Publisher.ConfirmNewest();
                }

                return Task.FromResult(Show(parsed, village));
            }));
        return confirm;
    }

    private static int Show(ParseResult parsed, HostedVillage village)
    {
        if (!village.IsFounded)
        {
            return AdminWork.Refuse(
                parsed.InvocationConfiguration, "还没有建村。", "There is no village in this data folder yet.");
        }

        parsed.InvocationConfiguration.Output.WriteLine(village.Publisher.Key);
        parsed.InvocationConfiguration.Output.WriteLine(village.Publisher.Key.Fingerprint);
        return ExitCode.Success;
    }
}
