namespace VillagePublic.Admin.Township;

/// <summary>Lets a village's host write into the township's log, each line with the village's code.</summary>
internal sealed class VillageLog(ILoggerFactory shared, string code) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => shared.CreateLogger($"{categoryName} {code}");

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("Where lines go is decided for the whole process.");

    public void Dispose()
    {
        // The log is the township's.
    }
}
