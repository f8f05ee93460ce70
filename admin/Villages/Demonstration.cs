using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Importing;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Villages;

/// <summary>Founds the sample village, so that a first start has something to show.</summary>
/// <remarks>Its two signers have real keys and cannot sign in; their names say what they are.</remarks>
internal sealed class Demonstration(
    HostedVillage village, PeopleDirectory people, SignedImport import, AdminStore store)
{
    private const string AuthorName = "示例·经办人";
    private const string ReviewerName = "示例·审核人";
    private const string Setting = "demonstration";

    /// <summary>Whether the village served is the sample village.</summary>
    public static bool IsShownBy(AdminStore store) => store.ReadSetting(Setting) is not null;

    /// <summary>Founds and publishes it.</summary>
    /// <param name="folder">The sample's folder.</param>
    /// <exception cref="InvalidDataException">The sample does not pass its own checks.</exception>
    public async Task FoundAsync(string folder)
    {
        var files = new VillageFiles(folder);
        var source = files.ReadDocuments().Documents.FirstOrDefault(file => file.Id == "village")
            ?? throw new InvalidDataException($"There is no village.md in {folder}.");
        if (DocumentParser.Parse(source.Path, source.Text).Document is not Village sample)
        {
            throw new InvalidDataException("The sample's village.md cannot be read.");
        }

        await people.TryAddAsync(AuthorName, password: null, UserRole.Clerk, by: null);
        await people.TryAddAsync(ReviewerName, password: null, UserRole.Reviewer, by: null);
        village.Found(sample.Code, HostedVillage.UsualOrigin(sample.Code), SignerBook.Of(people.All));
        store.WriteSetting(Setting, sample.Code);
        var (author, reviewer) = (people.FindByName(AuthorName)!, people.FindByName(ReviewerName)!);

        // What was corrected later was published first as it stood: the sample shows a correction too.
        import.Publish(files.Earlier, author, reviewer, reason: "");
        var outcome = import.Publish(files, author, reviewer, reason: "");
        if (outcome.PublishedCount == 0)
        {
            var why = outcome.Refusals.Select(text => text.English)
                .Concat(outcome.Findings.Select(finding => finding.Format("en")));
            throw new InvalidDataException("The sample village was not published: " + string.Join("\n", why));
        }
    }
}
