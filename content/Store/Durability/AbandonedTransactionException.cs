using System.Runtime.ExceptionServices;

namespace VillagePublic.Content.Store.Durability;

/// <summary>Carries a caller's own failure out of a transaction, so that it is not taken for the engine's.</summary>
internal sealed class AbandonedTransactionException(Exception reason) : Exception(reason.Message, reason)
{
    /// <summary>Runs a caller's code inside a transaction.</summary>
    public static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception)
        {
            throw new AbandonedTransactionException(exception);
        }
    }

    /// <summary>Throws what the caller threw, with its stack.</summary>
    public void Rethrow() => ExceptionDispatchInfo.Throw(InnerException!);
}
