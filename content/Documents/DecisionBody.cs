namespace VillagePublic.Content.Documents;

/// <summary>A body that meets and decides. The key in documents is the kebab-case name.</summary>
public enum DecisionBody
{
    /// <summary>村民会议.</summary>
    Villagers,

    /// <summary>村民代表会议.</summary>
    Representatives,

    /// <summary>村民小组会议.</summary>
    Group,

    /// <summary>村委会.</summary>
    Committee,

    /// <summary>两委联席会议.</summary>
    Joint,

    /// <summary>党员大会.</summary>
    Party,

    /// <summary>村务监督委员会.</summary>
    Supervisors,

    /// <summary>集体经济组织成员大会.</summary>
    Members,

    /// <summary>成员代表大会.</summary>
    MemberRepresentatives,

    /// <summary>理事会.</summary>
    Council,

    /// <summary>业主: counts heads and floor area.</summary>
    Owners,
}
