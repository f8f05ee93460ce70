using VillagePublic.Kiosk.Commands;
using VillagePublic.Kiosk.Hosting;
using VillagePublic.Kiosk.Processes;

ProcessMemory.Prepare();
HeadStart.Begin(args);
return await KioskCommandLine.RunAsync(args, Console.Out, Console.Error);
