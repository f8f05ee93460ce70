using VillagePublic.Admin.Commands;

return await AdminCommandLine.RunAsync(args, Console.Out, Console.Error);
