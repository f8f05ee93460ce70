namespace VillagePublic.Content.Documents;

/// <summary>Reads <c>village.md</c>.</summary>
internal sealed class VillageReader : KindReader
{
    private const int CodeLength = 12;

    public override DocumentKind Kind => DocumentKind.Village;

    public override string? Folder => null;

    public override LocalText Template => new(
        """
        ---
        kind: village
        title: 某某村
        name: 某某村
        code: "000000000000"
        rules: national
        groups: [一组, 二组]
        ledgers:
          committee: 村委会
          cooperative: 股份经济合作社
        hotline: 0000-0000000
        summary: 村里的事和钱，都在这里。
        ---

        欢迎。
        """,
        """
        ---
        kind: village
        title: Our village
        name: Our village
        code: "000000000000"
        rules: national
        groups: [First group, Second group]
        ledgers:
          committee: Village committee
          cooperative: Cooperative
        hotline: 0000-0000000
        summary: What the village does and what it spends.
        ---

        Welcome.
        """);

    public override ParsedDocument Read(DocumentContext context)
    {
        var keys = context.Keys;
        var code = keys.RequiredText("code", "12 位区划代码");
        if (code.Length > 0 && (code.Length != CodeLength || !code.All(char.IsAsciiDigit)))
        {
            context.Diagnostics.Add(
                StructureRules.BadShape,
                keys.PlaceOf("code"),
                $"区划代码应当是 12 位数字，这里是“{code}”。",
                $"The division code has 12 digits; this is '{code}'.");
        }

        return new Village
        {
            Source = context.Source,
            Title = context.Title,
            Body = context.Body,
            Name = keys.RequiredText("name", "村名"),
            Code = code,
            Rules = keys.Text("rules") ?? "national",
            OwnRules = OwnRulesReader.Read(context),
            Households = keys.Count("households"),
            Adults = keys.Count("adults"),
            Representatives = keys.Count("representatives"),
            Members = keys.Count("members"),
            Groups = keys.Texts("groups"),
            Ledgers = keys.Pairs("ledgers"),
            Committee = keys.Texts("committee"),
            Supervisors = keys.Texts("supervisors"),
            Hotline = keys.Text("hotline"),
            Licence = ReadLicence(context),
        };
    }

    private static DataLicence? ReadLicence(DocumentContext context)
    {
        if (context.Keys.Text("licence") is not { Length: > 0 } name)
        {
            return null;
        }

        var licence = DataLicence.Find(name);
        if (licence is null)
        {
            var known = string.Join(", ", DataLicence.Known.Select(item => item.Name));
            context.Diagnostics.Add(
                StructureRules.BadShape,
                context.Keys.PlaceOf("licence"),
                $"数据许可认得这几种：{known}；这里是“{name}”。不写就是没有许可。",
                $"Known licences of data are {known}; this is '{name}'. Leave it out to give none.");
        }

        return licence;
    }
}
