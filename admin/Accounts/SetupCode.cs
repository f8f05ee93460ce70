namespace VillagePublic.Admin.Accounts;

/// <summary>Proves that whoever makes the first account can read this machine's terminal. New at every start.</summary>
internal sealed class SetupCode
{
    private readonly string hash;

    public SetupCode()
    {
        Text = OneTimeCode.Create();
        hash = OneTimeCode.Hash(Text);
    }

    /// <summary>The code, for the terminal only.</summary>
    public string Text { get; }

    public bool Matches(string? code) => code is not null && OneTimeCode.Matches(code, hash);
}
