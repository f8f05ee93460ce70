namespace VillagePublic.Admin.Accounts;

/// <summary>What a person may do. A person may hold several; nobody signs off what they wrote themselves.</summary>
internal static class Role
{
    /// <summary>Writes documents and submits them.</summary>
    public const string Clerk = "clerk";

    /// <summary>Signs off what others wrote, or returns it with a reason.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>Reads everything, including the audit trail; changes nothing.</summary>
    public const string Observer = "observer";

    /// <summary>Pairs and watches kiosks.</summary>
    public const string Technician = "technician";

    /// <summary>Invites people and gives roles.</summary>
    public const string Administrator = "administrator";

    /// <summary>Every role, in the order forms list them.</summary>
    public static readonly IReadOnlyList<string> All = [Clerk, Reviewer, Observer, Technician, Administrator];
}
