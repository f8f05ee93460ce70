using VillagePublic.Admin.Writing;

namespace VillagePublic.Admin.Hosting;

/// <summary>Sets up the one listener of the process and what it tells the terminal.</summary>
internal static class Listening
{
    // What a form sends besides its files.
    private const int FormSizeBytes = 1024 * 1024;

    /// <summary>A builder that listens where the options say.</summary>
    public static WebApplicationBuilder CreateBuilder(ServeOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Listening).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,

            // A changed settings file is read at the next start: watching the folder for it wakes the process.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.WebHost.UseUrls(options.Listen);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (options.Certificate is { } path)
            {
                var own = new OwnCertificate(path, options.CertificateKey);
                own.Current(); // A file that cannot be read is told of at the start.
                kestrel.ConfigureHttpsDefaults(https => https.ServerCertificateSelector = (_, _) => own.Current());
            }

            kestrel.Limits.MaxRequestBodySize = UploadType.MaxSizeBytes + FormSizeBytes;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // A scope for each request would be made and never written; faults are logged by the pages that answer them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Services.AddSystemd();
        builder.Services.AddWindowsService();
        return builder;
    }
}
