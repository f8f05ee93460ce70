using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Township;
using VillagePublic.Content.Links;

namespace VillagePublic.Admin.Hosting;

/// <summary>What the terminal shows once everything answers.</summary>
internal static class Welcome
{
    public static async Task WriteAsync(WebApplication app, TextWriter output)
    {
        var address = Address(app);
        if (app.Services.GetRequiredService<IDesk>().Kind == Desks.Township)
        {
            await WriteTownshipAsync(app, address, output);
            return;
        }

        var colours = !Console.IsOutputRedirected;
        if (colours)
        {
            await output.WriteAsync("\n" + QrSymbol.Encode(address + "/").ToTerminalText(colours));
        }

        await output.WriteAsync($"""

            村务公开 · VillagePublic
              村民 villagers   {address}/
              办公 clerks      {address}/admin
              屏幕 screen      {address}/screen
              数据 feed        {address}/feed
              状态 health      {address}/health

            """);
        await using var scope = app.Services.CreateAsyncScope();
        if (scope.ServiceProvider.GetRequiredService<PeopleDirectory>().IsFirstRun)
        {
            var code = app.Services.GetRequiredService<SetupCode>().Text;
            await output.WriteAsync($"""

                  第一次启动，请在浏览器打开，建立第一个账号：
                  First start: open this in a browser to make the first account:

                    {address}/admin/setup?code={code}

                """);
        }
    }

    private static async Task WriteTownshipAsync(WebApplication app, string address, TextWriter output)
    {
        await output.WriteAsync($"""

            村务公开 · VillagePublic · 乡镇 township
              各村 villages   {address}/villages
              办公 desk       {address}/admin
              状态 health     {address}/health

            """);
        foreach (var village in app.Services.GetRequiredService<VillageHosts>().All)
        {
            var name = village.Fault?.Chinese ?? village.Village?.Library.Village?.Name;
            await output.WriteLineAsync($"  {address}{VillageGate.BasePathOf(village.Code)}/  {name}");
        }

        await using var scope = app.Services.CreateAsyncScope();
        if (scope.ServiceProvider.GetRequiredService<PeopleDirectory>().IsFirstRun)
        {
            await output.WriteAsync("""

                  乡镇还没有账号。停下程序，运行下面这一行，用印出的邀请码登录：
                  Nobody of the township can sign in yet. Stop this program, run the line below and use its code:

                    villagepublic user add --name 王强 --role administrator

                """);
        }
    }

    /// <summary>The address the server really listens on (the port may have been left to the system).</summary>
    public static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First()
        ?? throw new InvalidOperationException("The server has not been started.");
}
