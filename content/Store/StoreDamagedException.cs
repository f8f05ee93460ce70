namespace VillagePublic.Content.Store;

/// <summary>A store's file no longer holds what was written; it is to be set aside, never repaired.</summary>
/// <remarks>Answered with <see cref="VillageStore.Mend"/>, or at the next start with
/// <see cref="VillageStore.OpenOrRecover"/>.</remarks>
public sealed class StoreDamagedException : IOException
{
    /// <summary>Creates the exception.</summary>
    public StoreDamagedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with what the engine said.</summary>
    public StoreDamagedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
