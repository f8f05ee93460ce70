namespace VillagePublic.Tests.Store;

/// <summary>Whether the tests that get surer with time are to take it.</summary>
internal static class LongRun
{
    /// <summary>Set to the number of rounds, such as 1000.</summary>
    private const string RoundsVariable = "VILLAGEPUBLIC_TEST_ROUNDS";

    public static bool IsAsked => Environment.GetEnvironmentVariable(RoundsVariable) is { Length: > 0 };

    public static int Rounds(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(RoundsVariable), out var rounds) ? rounds : usual;
}
