namespace VillagePublic.Kiosk.Screens;

/// <summary>What the rules make of one motion, in words.</summary>
/// <param name="Result">Whether it passed; <see langword="null"/> when that cannot be said.</param>
/// <param name="NeededFor">Votes in favour it takes; <see langword="null"/> when unknown.</param>
/// <param name="Sentence">The arithmetic as a sentence.</param>
/// <param name="Citation">Where the rule stands; <see langword="null"/> when no rule applies.</param>
/// <param name="Problem">Why the decision may not count, such as a body that may not decide this.</param>
internal sealed record VoteReading(
    bool? Result, int? NeededFor, string Sentence, string? Citation, string? Problem);
