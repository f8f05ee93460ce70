using System.Reflection;
using LiteDB.Engine;

namespace VillagePublic.Content.Store.Durability;

/// <summary>How long the engine believes its log to be, which counts pages still in its queue.</summary>
/// <remarks>LiteDB 5.0.20 keeps this to itself; the version is pinned and a test looks that it is there.</remarks>
internal sealed class EngineLog
{
    private static readonly FieldInfo Disk = Field(typeof(LiteEngine), "_disk");
    private static readonly FieldInfo LastPosition = Field(Disk.FieldType, "_logLength");

    private readonly object disk;

    /// <summary>Looks into an open engine.</summary>
    public EngineLog(LiteEngine engine) => disk = Disk.GetValue(engine)!;

    /// <summary>Length in bytes.</summary>
    public long Length => (long)LastPosition.GetValue(disk)! + PageStream.PageSizeBytes;

    private static FieldInfo Field(Type type, string name) =>
        type.GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)
        ?? throw new InvalidOperationException($"LiteDB's {type.Name} has no field {name}; is it still 5.0.20?");
}
