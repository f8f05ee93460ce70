using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>Writes down who did what. Rows are only ever added, each chained to the one before.</summary>
internal sealed class AuditTrail(AdminStore store, TimeProvider time)
{
    /// <summary>Adds a row.</summary>
    /// <param name="who">Who; <see langword="null"/> for the owner of the machine at its terminal.</param>
    /// <param name="act">What, such as <c>document.publish</c>.</param>
    /// <param name="subject">Of what: a document id, a person's name.</param>
    /// <param name="detail">Reason or figures; never a secret.</param>
    public void Add(AdminUser? who, string act, string subject, string detail = "") =>
        store.AddAudit(time.GetUtcNow(), who, act, subject, detail);
}
