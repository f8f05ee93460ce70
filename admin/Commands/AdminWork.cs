using System.CommandLine;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Township;
using VillagePublic.Content.Store;

namespace VillagePublic.Admin.Commands;

/// <summary>Runs a command on a village's data without serving it.</summary>
internal static class AdminWork
{
    /// <summary>Opens the village asked for, runs the work and closes it again.</summary>
    public static Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> work)
    {
        var root = DataOption.Root(parsed);
        return Find(root, parsed) is { } folder
            ? RunAsync(parsed, () => AdminHost.Build(Quiet(folder), TimeProvider.System), work)
            : Task.FromResult(RefuseVillage(root, parsed));
    }

    /// <summary>The same for what a township's own office can do too, when no village is named.</summary>
    public static Task<int> RunAtAnyDeskAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> work)
    {
        var root = DataOption.Root(parsed);
        return root.IsTownship && parsed.GetValue(DataOption.Village) is null
            ? RunAsync(parsed, () => TownshipHost.Build(Quiet(root), TimeProvider.System), work)
            : RunAsync(parsed, work);
    }

    /// <summary>Says in both languages why nothing was done.</summary>
    public static int Refuse(InvocationConfiguration console, string chinese, string english)
    {
        console.Error.WriteLine(chinese);
        console.Error.WriteLine(english);
        return ExitCode.Findings;
    }

    /// <summary>Runs what may meet a full disk or another process, and says so in words.</summary>
    public static async Task<int> GuardAsync(InvocationConfiguration console, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (StoreInUseException exception)
        {
            return Refuse(console, exception.LocalMessage.Chinese, exception.LocalMessage.English);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Refuse(
                console,
                $"没有做成，以前存好的都还在：{exception.Message}",
                $"Not done; what was kept is still there: {exception.Message}");
        }
    }

    private static Task<int> RunAsync(
        ParseResult parsed, Func<WebApplication> build, Func<IServiceProvider, Task<int>> work) =>
        GuardAsync(parsed.InvocationConfiguration, async () =>
        {
            await using var app = build();
            await using var scope = app.Services.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        });

    private static ServeOptions Quiet(DataFolder folder) => new(folder) { HasScreen = false };

    private static DataFolder? Find(DataFolder root, ParseResult parsed) =>
        parsed.GetValue(DataOption.Village) is { } code
            ? root.HasVillage(code) ? root.Village(code) : null
            : root.IsTownship ? null : root;

    private static int RefuseVillage(DataFolder root, ParseResult parsed)
    {
        var known = string.Join(' ', root.VillageCodes());
        return parsed.GetValue(DataOption.Village) is { } code
            ? Refuse(
                parsed.InvocationConfiguration,
                $"这里没有区划代码是 {code} 的村。有：{known}",
                $"There is no village {code} here. There are: {known}")
            : Refuse(
                parsed.InvocationConfiguration,
                $"这是乡镇的数据目录，请用 --village 说明哪个村：{known}",
                $"This is a township's folder; say which village with --village: {known}");
    }
}
