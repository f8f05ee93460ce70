using VillagePublic.Content.Documents;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Names of the bodies that meet and decide.</summary>
internal static class Bodies
{
    public static string Name(ScreenContext context, DecisionBody body) => context[body switch
    {
        DecisionBody.Villagers => Word.BodyVillagers,
        DecisionBody.Representatives => Word.BodyRepresentatives,
        DecisionBody.Group => Word.BodyGroup,
        DecisionBody.Committee => Word.BodyCommittee,
        DecisionBody.Joint => Word.BodyJoint,
        DecisionBody.Party => Word.BodyParty,
        DecisionBody.Supervisors => Word.BodySupervisors,
        DecisionBody.Members => Word.BodyMembers,
        DecisionBody.MemberRepresentatives => Word.BodyMemberRepresentatives,
        DecisionBody.Council => Word.BodyCouncil,
        DecisionBody.Owners => Word.BodyOwners,
        _ => throw new ArgumentOutOfRangeException(nameof(body), body, "Unknown body."),
    }];
}
