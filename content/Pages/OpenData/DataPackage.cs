using System.Text.Json.Nodes;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>A Frictionless data package (v1) of the tables: every ledger line, everybody on a roster.</summary>
internal static class DataPackage
{
    /// <summary>The descriptor.</summary>
    public static JsonObject Make(PageContext page)
    {
        var package = new JsonObject
        {
            ["profile"] = "tabular-data-package",
            ["name"] = "village-" + (page.Village?.Code ?? "unknown"),
            ["title"] = page.VillageName,
            ["homepage"] = page.Absolute("/data"),
            ["contributors"] = new JsonArray(new JsonObject
            {
                ["title"] = page.VillageName + (page.Village?.Hotline is { Length: > 0 } phone ? $"（{phone}）" : ""),
                ["role"] = "publisher",
            }),
            ["resources"] = new JsonArray(
                Table(page, "finance", "每一笔收支", DocumentCsv.LedgerRows, DocumentShapes.Line),
                Table(page, "rosters", "名单上的每一个人", DocumentCsv.RosterRows, DocumentShapes.Person)),
        };
        if (page.Village?.Licence is { } licence)
        {
            package["licenses"] = new JsonArray(new JsonObject
            {
                ["name"] = licence.Name, ["path"] = licence.Address.AbsoluteUri,
            });
        }

        return package;
    }

    private static JsonObject Table<TLeft, TRight>(
        PageContext page, string name, string title, DataShape<TLeft> left, DataShape<TRight> right) => new()
        {
            ["profile"] = "tabular-data-resource",
            ["name"] = name,
            ["title"] = title,
            ["path"] = page.Absolute($"/data/{name}.csv"),
            ["format"] = "csv",
            ["mediatype"] = "text/csv",
            ["encoding"] = "utf-8",
            ["dialect"] = new JsonObject { ["delimiter"] = ",", ["lineTerminator"] = "\r\n", ["header"] = true },
            ["schema"] = new JsonObject
            {
                ["fields"] = new JsonArray(
                    [.. left.ToTableFields().Concat(right.ToTableFields()).Select(field => field!.DeepClone())]),
                ["missingValues"] = new JsonArray(""),
            },
        };
}
