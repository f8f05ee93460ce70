namespace VillagePublic.Content.Documents;

/// <summary>A licence a village may put its open data under: what others may do with them beyond reading.</summary>
/// <param name="Name">SPDX identifier.</param>
/// <param name="Address">Where it stands.</param>
public sealed record DataLicence(string Name, Uri Address)
{
    /// <summary>The licences in common use for public data.</summary>
    public static IReadOnlyList<DataLicence> Known { get; } =
    [
        new("CC-BY-4.0", new Uri("https://creativecommons.org/licenses/by/4.0/")),
        new("CC-BY-SA-4.0", new Uri("https://creativecommons.org/licenses/by-sa/4.0/")),
        new("CC0-1.0", new Uri("https://creativecommons.org/publicdomain/zero/1.0/")),
        new("ODbL-1.0", new Uri("https://opendatacommons.org/licenses/odbl/1-0/")),
    ];

    /// <summary>The licence of that name, however it is capitalised; <see langword="null"/> if there is none.</summary>
    public static DataLicence? Find(string name) =>
        Known.FirstOrDefault(licence => string.Equals(licence.Name, name, StringComparison.OrdinalIgnoreCase));
}
