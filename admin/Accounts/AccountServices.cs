using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using VillagePublic.Admin.Hosting;

namespace VillagePublic.Admin.Accounts;

/// <summary>Sets up who may sign in and how.</summary>
internal static class AccountServices
{
    /// <summary>Rate limit of every address that takes a password or a code.</summary>
    public const string SignInLimit = "sign-in";

    // Enough for a whole office behind one address, far too few for guessing.
    private const int SignInsPerMinute = 20;

    private const int MinPasswordLength = 10;
    private const int MaxWrongPasswords = 5;
    private static readonly TimeSpan LockOut = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(12);

    public static void AddAccounts(this IServiceCollection services, ServeOptions serve)
    {
        // Cookies are sent to their own village only, though several share a host.
        var cookiePath = serve.BasePath + "/admin";
        services.AddDataProtection()
            .SetApplicationName("VillagePublic")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(serve.Data.Keys, "protection")));
        services.AddIdentityCore<Person>(Configure)
            .AddUserStore<PersonStore>()
            .AddSignInManager<PersonSignIn>()
            .AddTokenProvider<SecondFactor>(SecondFactor.Provider)
            .AddClaimsPrincipalFactory<PersonClaims>();
        services.Configure<IdentityPasskeyOptions>(Configure);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.TwoFactorUserIdCookie!.Configure(options =>
            {
                options.Cookie.Name = "vp-half";
                options.Cookie.Path = cookiePath;
            }));
        services.ConfigureApplicationCookie(options => ConfigureCookie(options, cookiePath));
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<Sessions>((options, sessions) =>
            {
                options.Events.OnSigningIn = sessions.OpenAsync;
                options.Events.OnValidatePrincipal = async context =>
                {
                    await SecurityStampValidator.ValidatePrincipalAsync(context);
                    await sessions.ValidateAsync(context);
                };
            });
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            // Closing an account or taking a role away counts from the next click, not from tomorrow.
            options.ValidationInterval = TimeSpan.Zero;
            options.OnRefreshingPrincipal = context =>
            {
                Sessions.Carry(context.CurrentPrincipal, context.NewPrincipal);
                return Task.CompletedTask;
            };
        });
        services.AddAuthorization(Access.AddTo);
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "vp-form";
            options.Cookie.Path = cookiePath;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it for every page.
        });
        services.AddRateLimiter(AddLimits);
        services.AddSingleton<Sessions>();
        services.AddSingleton<PersonKeys>();
        services.AddSingleton<SecondFactor>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<SetupCode>();
        services.AddScoped<PeopleDirectory>();
    }

    private static void Configure(IdentityOptions options)
    {
        options.User.AllowedUserNameCharacters = null!; // 李梅 is a name.
        options.Password.RequiredLength = MinPasswordLength;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 5;
        options.Tokens.AuthenticatorTokenProvider = SecondFactor.Provider;
        options.Lockout.MaxFailedAccessAttempts = MaxWrongPasswords;
        options.Lockout.DefaultLockoutTimeSpan = LockOut;
    }

    // The device asks for finger, face or PIN, and knows who its owner is: neither name nor password is typed.
    private static void Configure(IdentityPasskeyOptions options)
    {
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options, string path)
    {
        options.Cookie.Name = "vp-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = path;
        options.ExpireTimeSpan = SessionLifetime;
        options.SlidingExpiration = true;
        options.LoginPath = "/admin/sign-in";
        options.AccessDeniedPath = "/admin/no-access";
        options.ReturnUrlParameter = "to";
    }

    private static void AddLimits(Microsoft.AspNetCore.RateLimiting.RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.User.Identity is { IsAuthenticated: true }
                ? context.User.PersonId
                : context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = SignInsPerMinute,
                Window = TimeSpan.FromMinutes(1),
            }));
    }
}
