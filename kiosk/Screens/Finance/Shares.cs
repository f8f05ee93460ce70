using VillagePublic.Content.Documents;

namespace VillagePublic.Kiosk.Screens;

/// <summary>A share of a whole as people say it: 六成, nearly all.</summary>
internal static class Shares
{
    /// <summary>A share in words, rounded to tenths, and said to be about when it is.</summary>
    public static string Say(ScreenContext context, Money part, Money whole)
    {
        var percent = (decimal)part.Fen / whole.Fen * 100;
        var tenths = (int)Math.Round(percent / 10, MidpointRounding.AwayFromZero);
        if (part == whole)
        {
            return context[Word.ShareAll];
        }

        return tenths switch
        {
            >= 10 => context[Word.ShareNearlyAll],
            0 => context[Word.ShareLittle],
            _ when Math.Abs(percent - (tenths * 10)) < 0.5m => context.Say(Word.ShareTenths, tenths),
            _ => context.Say(Word.ShareAboutTenths, tenths),
        };
    }
}
