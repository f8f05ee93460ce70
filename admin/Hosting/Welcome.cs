using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using VillagePublic.Admin.Accounts;
using VillagePublic.Content.Links;

namespace VillagePublic.Admin.Hosting;

/// <summary>What the terminal shows once everything answers.</summary>
internal static class Welcome
{
    public static async Task WriteAsync(WebApplication app, TextWriter output)
    {
        var address = Address(app);
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

    /// <summary>The address the server really listens on (the port may have been left to the system).</summary>
    public static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First()
        ?? throw new InvalidOperationException("The server has not been started.");
}
