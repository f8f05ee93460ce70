using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Checks the attendance of a meeting.</summary>
internal static class MinutesCheck
{
    public static void Run(CheckContext context)
    {
        if (context.Document is MeetingMinutes minutes)
        {
            VoteCheck.CheckAttendance(minutes.Due, minutes.Present, context);
        }
    }
}
