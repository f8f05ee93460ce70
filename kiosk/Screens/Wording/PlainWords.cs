using VillagePublic.Content.Rules;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Accounts and terms explained the way one would tell a neighbour.</summary>
internal static class PlainWords
{
    /// <summary>What a term means; <see langword="null"/> when it is not explained.</summary>
    public static string? Of(ScreenContext context, string term) =>
        Glossary.Find(term) is { } found ? context.Say(found.Plain) : null;
}
