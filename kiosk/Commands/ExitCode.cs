namespace VillagePublic.Kiosk.Commands;

/// <summary>What a command tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done, nothing to report.</summary>
    public const int Success = 0;

    /// <summary>Done, and there is something to mend or nothing could be done.</summary>
    public const int Findings = 1;

    /// <summary>The command was not understood.</summary>
    public const int Usage = 2;
}
