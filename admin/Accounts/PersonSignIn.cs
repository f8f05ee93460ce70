using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace VillagePublic.Admin.Accounts;

/// <summary>Signs people in, but not those who are disabled.</summary>
internal sealed class PersonSignIn(
    UserManager<Person> users,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<Person> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Person> confirmation)
    : SignInManager<Person>(users, context, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Person user) =>
        !user.Row.IsClosed && await base.CanSignInAsync(user);

    /// <summary>Signs in whoever owns the passkey that has answered this browser's question.</summary>
    /// <returns><see langword="null"/> when the answer is wrong or comes twice, or its owner may not sign in.</returns>
    public async Task<Person?> TryPasskeyAsync(string answer)
    {
        PasskeyAssertionResult<Person> assertion;
        try
        {
            assertion = await PerformPasskeyAssertionAsync(answer);
        }
        catch (InvalidOperationException)
        {
            // This browser was asked nothing, or has answered already.
            return null;
        }

        if (!assertion.Succeeded
            || await PreSignInCheck(assertion.User) is not null
            || !(await UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey)).Succeeded)
        {
            return null;
        }

        await SignInAsync(assertion.User, isPersistent: false);
        return assertion.User;
    }

    /// <summary>The passkey a device has just made for this browser's question.</summary>
    /// <param name="answer">What the device said.</param>
    /// <param name="personId">Who asked.</param>
    /// <returns><see langword="null"/> when the answer is wrong, comes twice, or was somebody else's.</returns>
    public async Task<UserPasskeyInfo?> TryAttestAsync(string answer, string personId)
    {
        try
        {
            var attestation = await PerformPasskeyAttestationAsync(answer);
            return attestation.Succeeded && attestation.UserEntity.Id == personId ? attestation.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            // This browser was asked nothing, or has answered already.
            return null;
        }
    }
}
