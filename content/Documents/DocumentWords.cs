namespace VillagePublic.Content.Documents;

/// <summary>The words of the format for its closed choices, and their names for people.</summary>
public static class DocumentWords
{
    private static readonly Dictionary<DecisionBody, LocalText> BodyNames = new()
    {
        [DecisionBody.Villagers] = new("村民会议", "Villagers' assembly"),
        [DecisionBody.Representatives] = new("村民代表会议", "Villagers' representatives"),
        [DecisionBody.Group] = new("村民小组会议", "Villagers' group"),
        [DecisionBody.Committee] = new("村委会", "Village committee"),
        [DecisionBody.Joint] = new("两委联席会议", "Joint meeting of both committees"),
        [DecisionBody.Party] = new("党员大会", "Party members' meeting"),
        [DecisionBody.Supervisors] = new("村务监督委员会", "Supervision committee"),
        [DecisionBody.Members] = new("集体经济组织成员大会", "Members of the collective"),
        [DecisionBody.MemberRepresentatives] = new("成员代表大会", "Members' representatives"),
        [DecisionBody.Council] = new("理事会", "Council of the collective"),
        [DecisionBody.Owners] = new("业主大会", "Owners"),
    };

    /// <summary>The key of a body in front matter: <c>member-representatives</c>.</summary>
    public static string KeyOf(DecisionBody body) => Words.Bodies.KeyOf(body);

    /// <summary>The name of a body.</summary>
    public static LocalText NameOf(DecisionBody body) => BodyNames[body];

    /// <summary>The key of a vote's method in front matter.</summary>
    public static string KeyOf(VoteMethod method) => Words.Methods.KeyOf(method);
}
