using System.CommandLine;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content.Store;

namespace VillagePublic.Admin.Commands;

/// <summary>Runs a command on a village's data without serving it.</summary>
internal static class AdminWork
{
    /// <summary>Opens the data folder, runs the work and closes it again.</summary>
    public static async Task<int> RunAsync(
        string? data, InvocationConfiguration console, Func<IServiceProvider, Task<int>> work)
    {
        try
        {
            var options = new ServeOptions(DataFolder.Resolve(data)) { HasScreen = false };
            await using var app = AdminHost.Build(options, TimeProvider.System);
            await using var scope = app.Services.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        }
        catch (StoreInUseException exception)
        {
            await console.Error.WriteLineAsync(exception.LocalMessage.Chinese);
            await console.Error.WriteLineAsync(exception.LocalMessage.English);
            return ExitCode.Findings;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Findings;
        }
    }

    /// <summary>Says in both languages why nothing was done.</summary>
    public static int Refuse(InvocationConfiguration console, string chinese, string english)
    {
        console.Error.WriteLine(chinese);
        console.Error.WriteLine(english);
        return ExitCode.Findings;
    }
}
