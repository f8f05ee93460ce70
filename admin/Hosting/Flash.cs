using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using VillagePublic.Content;

namespace VillagePublic.Admin.Hosting;

/// <summary>One message from a form that was posted to the page that is shown next.</summary>
internal sealed class Flash(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Cookie = "vp-flash";

    // A message that belongs to something longer ago would only confuse.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly IDataProtector protector = protection.CreateProtector("VillagePublic.Flash.v1");

    /// <summary>Leaves a message.</summary>
    public void Say(HttpContext context, bool isGood, LocalText text)
    {
        var note = new FlashNote(isGood, text.Chinese, text.English, time.GetUtcNow());
        context.Response.Cookies.Append(Cookie, protector.Protect(JsonSerializer.Serialize(note)), Options(context));
    }

    /// <summary>Takes the message left, once.</summary>
    public FlashNote? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { } value)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie, Options(context));
        try
        {
            var note = JsonSerializer.Deserialize<FlashNote>(protector.Unprotect(value));
            return note is not null && time.GetUtcNow() - note.At < Lifetime ? note : null;
        }
        catch (Exception exception) when (exception is System.Security.Cryptography.CryptographicException
            or JsonException)
        {
            // Not written by us, or with a key that is gone: not our message.
            return null;
        }
    }

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = context.Request.PathBase + "/admin",
    };
}

/// <summary>A message and whether it is a good one.</summary>
internal sealed record FlashNote(bool IsGood, string Chinese, string English, DateTimeOffset At);
