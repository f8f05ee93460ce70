using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Lets somebody elsewhere look at the screen and touch it, when somebody in front of it wants that.</summary>
/// <remarks>
/// Who stands at the screen asks for a number and reads it out on the telephone; who types it in a browser is let in
/// once, for a while, and the screen says so all the time. Thread-safe.
/// </remarks>
internal sealed class RemoteHelp(TimeProvider time)
{
    /// <summary>Digits of a number: read out and typed in one breath. With <see cref="MaxTries"/> a stranger is let in
    /// five times in a million.</summary>
    public const int NumberLength = 6;

    /// <summary>Wrong numbers before the offer is withdrawn.</summary>
    public const int MaxTries = 5;

    /// <summary>How long a number waits to be typed.</summary>
    public static readonly TimeSpan OfferTime = TimeSpan.FromMinutes(10);

    /// <summary>How long a helper may stay.</summary>
    public static readonly TimeSpan StayTime = TimeSpan.FromMinutes(30);

    private const int TicketBytes = 32;

    private readonly Lock gate = new();
    private string? number;
    private string? ticket;
    private int tries;
    private DateTimeOffset until;

    /// <summary>Raised after <see cref="Current"/> changed, on the thread that changed it.</summary>
    public event Action? Changed;

    /// <summary>How it stands; <see langword="null"/> when nobody is offered anything.</summary>
    public HelpOffer? Current
    {
        get
        {
            lock (gate)
            {
                return (number ?? ticket) is null || time.GetUtcNow() >= until
                    ? null
                    : new HelpOffer(number, until);
            }
        }
    }

    /// <summary>Makes a number for one helper; the one before is worth nothing any more.</summary>
    public void Offer()
    {
        lock (gate)
        {
            number = RandomNumberGenerator.GetInt32((int)Math.Pow(10, NumberLength))
                .ToString(CultureInfo.InvariantCulture).PadLeft(NumberLength, '0');
            ticket = null;
            tries = 0;
            until = time.GetUtcNow() + OfferTime;
        }

        Changed?.Invoke();
    }

    /// <summary>Ends the offer, or the visit.</summary>
    public void End()
    {
        lock (gate)
        {
            (number, ticket) = (null, null);
        }

        Changed?.Invoke();
    }

    /// <summary>Takes a number that somebody typed.</summary>
    /// <returns>The ticket of the visit; <see langword="null"/> if the number is wrong or none is offered.</returns>
    public string? Enter(string typed)
    {
        lock (gate)
        {
            if (number is null || time.GetUtcNow() >= until)
            {
                return null;
            }

            if (!AreEqual(typed.Trim(), number))
            {
                number = ++tries < MaxTries ? number : null;
                return null;
            }

            number = null;
            ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TicketBytes));
            until = time.GetUtcNow() + StayTime;
        }

        Changed?.Invoke();
        return ticket;
    }

    /// <summary>Whether a ticket is that of the visit going on.</summary>
    public bool Admits(string? shown)
    {
        lock (gate)
        {
            return shown is not null && ticket is not null && time.GetUtcNow() < until && AreEqual(shown, ticket);
        }
    }

    /// <summary>In a time that does not tell how much of it was right.</summary>
    private static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
