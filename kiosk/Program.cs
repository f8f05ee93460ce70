using VillagePublic.Kiosk.Commands;
using VillagePublic.Kiosk.Processes;

ProcessMemory.Prepare();
return await KioskCommandLine.RunAsync(args, Console.Out, Console.Error);
