using VillagePublic.Kiosk.Commands;

return await KioskCommandLine.RunAsync(args, Console.Out, Console.Error);
