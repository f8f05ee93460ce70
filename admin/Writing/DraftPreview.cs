using VillagePublic.Admin.Villages;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages;

namespace VillagePublic.Admin.Writing;

/// <summary>Shows a draft as its readers will see it, made by the code that will show it to them.</summary>
internal sealed class DraftPreview(HostedVillage village, TimeProvider time)
{
    private readonly VillagePages pages = new(village.Library, new VillagePagesOptions());

    /// <summary>The phone's page.</summary>
    public string Phone(ParsedDocument document, string language) =>
        pages.Preview(document, language, VillageDay.Of(time));
}
