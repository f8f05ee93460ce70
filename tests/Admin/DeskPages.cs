using System.Reflection;
using Microsoft.AspNetCore.Components;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Pages;

namespace VillagePublic.Tests.Admin;

/// <summary>All pages of a desk, from the pages themselves: one without an example address fails.</summary>
internal static class DeskPages
{
    /// <summary>Addresses to look at: every template without parameters as it is, the others by example.</summary>
    /// <param name="desk">Which office.</param>
    /// <param name="examples">Real addresses by template.</param>
    public static IReadOnlyList<(string Name, string Address)> Of(
        Desks desk, IReadOnlyDictionary<string, string> examples)
    {
        var templates = typeof(App).Assembly.GetTypes()
            .Where(type => Served(type).HasFlag(desk))
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false))
            .Select(route => route.Template)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var missing = templates.Where(template => template.Contains('{') && !examples.ContainsKey(template));
        Assert.True(!missing.Any(), "No example address for " + string.Join(", ", missing));
        return [.. templates.Select(template =>
            (NameOf(template), examples.GetValueOrDefault(template, template)))];
    }

    private static Desks Served(Type page) =>
        page.GetCustomAttribute<ServedAtAttribute>(inherit: false)?.Desks ?? Desks.Village;

    private static string NameOf(string template)
    {
        var name = template.Replace("/admin", "", StringComparison.Ordinal)
            .Insert(0, template.StartsWith("/admin", StringComparison.Ordinal) ? "" : "public")
            .Replace("{*Id}", "one", StringComparison.Ordinal)
            .Replace("{Id}", "one", StringComparison.Ordinal)
            .Replace("{File}", "columns", StringComparison.Ordinal)
            .Replace("{Code}", "one", StringComparison.Ordinal)
            .Trim('/').Replace('/', '-');
        return name.Length == 0 ? "home" : name;
    }
}
