using Microsoft.AspNetCore.Identity;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Admin.Writing;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Township;

/// <summary>Founds a village of a township in a folder of its own, with its first administrator.</summary>
internal static class VillageFounding
{
    /// <summary>Makes folder, keys, log, the draft of the village's own page and an administrator.</summary>
    /// <returns>The one-time code for the administrator, or why nobody could be added.</returns>
    /// <exception cref="IOException">The folder cannot be written, or there are keys of that code already.</exception>
    public static async Task<(string? Code, IdentityResult Result)> FoundAsync(
        DataFolder township, VillageCharter charter, TimeProvider time)
    {
        var options = new ServeOptions(township.Village(charter.Code))
        {
            HasScreen = false,
            BasePath = VillageGate.BasePathOf(charter.Code),
        };
        await using var app = AdminHost.Build(options, time);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var people = services.GetRequiredService<PeopleDirectory>();
        var result = await people.TryAddAsync(
            charter.Administrator, password: null, UserRole.Administrator, by: null);
        if (!result.Succeeded)
        {
            return (null, result);
        }

        var administrator = people.FindByName(charter.Administrator)!;
        services.GetRequiredService<HostedVillage>().Found(
            charter.Code, charter.Origin ?? HostedVillage.UsualOrigin(charter.Code), SignerBook.Of([administrator]));
        services.GetRequiredService<WritingDesk>().Begin(
            DocumentTemplate.BeginVillage(charter.Name, charter.Code), administrator);
        return (await people.IssueCodeAsync(administrator, by: null), result);
    }
}

/// <summary>What is to be known of a village before it is founded.</summary>
/// <param name="Code">12-digit division code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Administrator">Who looks after its people.</param>
/// <param name="Origin">Name of its log, for ever; <see langword="null"/>: the usual one.</param>
internal sealed record VillageCharter(string Code, string Name, string Administrator, string? Origin = null);
