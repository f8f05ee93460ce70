using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>A real kiosk that follows an address, with its data in a folder.</summary>
internal sealed class RunningKiosk : IAsyncDisposable
{
    private readonly HttpClient client;

    private RunningKiosk(ProgramProcess program, int port, string folder)
    {
        Program = program;
        Folder = folder;
        client = new HttpClient { BaseAddress = AddressOf(port) };
    }

    public ProgramProcess Program { get; }

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "kiosk.db");

    public Uri Address => client.BaseAddress!;

    public string Feed => new Uri(Address, "feed").AbsoluteUri;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static RunningKiosk Start(
        string folder, string feed, string key, params (string Name, string Value)[] environment)
    {
        var port = ProgramProcess.FreePort();
        string[] arguments =
        [
            "--data", folder, "--feed", feed, "--key", key, "--display", "browser",
            "--port", port.ToString(CultureInfo.InvariantCulture),
        ];
        return new RunningKiosk(
            ProgramProcess.Start("VillagePublic.Kiosk.dll", arguments, environment), port, folder);
    }

    public async Task<JsonElement> HealthAsync() =>
        await client.GetFromJsonAsync<JsonElement>("/health", Cancel);

    /// <summary>Waits until it has verified so many entries.</summary>
    public Task UntilSizeAsync(long size) => Program.UntilAsync(
        HealthAsync,
        health => health.GetProperty("size").GetInt64() >= size,
        health => (health.GetProperty("size").GetInt64(), health.GetProperty("fetching").GetInt32()));

    public async Task<(int Status, string Text)> GetAsync(string path)
    {
        using var response = await client.GetAsync(path, Cancel);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Program.DisposeAsync();
    }

    private static Uri AddressOf(int port) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
}
