using VillagePublic.Content.Documents;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Asks the rules of the village about a motion.</summary>
internal static class VoteReadings
{
    public static VoteReading Of(ScreenContext context, VoteRecord vote, Motion motion) =>
        new(null, null, motion.StatedResult ?? context[Word.NotGiven], null, null);
}
