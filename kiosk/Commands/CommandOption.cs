using System.CommandLine;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Options with a description and a default.</summary>
internal static class CommandOption
{
    /// <summary>The languages there are, for descriptions.</summary>
    public static string Languages { get; } = string.Join(", ", WordTable.All.Select(table => table.Language));

    public static Option<T> Make<T>(string name, string description, T value) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => value,
    };
}
