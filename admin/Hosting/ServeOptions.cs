using VillagePublic.Admin.Mirroring;
using VillagePublic.Kiosk.Hosting;

namespace VillagePublic.Admin.Hosting;

/// <summary>How the admin is to run, as asked for on the command line.</summary>
/// <param name="Data">Where the village lives.</param>
internal sealed record ServeOptions(DataFolder Data)
{
    /// <summary>Only this machine, until somebody decides otherwise.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Port of <see cref="DefaultAddress"/>.</summary>
    public const int DefaultPort = 5080;

    /// <summary>What stands before every address: <c>/v/CODE</c> for a village of a township, else empty.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>Address to listen on.</summary>
    public string Listen { get; init; } = DefaultAddress;

    /// <summary>Certificate for <c>https://</c>: a PEM or PFX file.</summary>
    public string? Certificate { get; init; }

    /// <summary>Its key, when it is in a file of its own.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Proxies whose word is taken for who asks and how; empty: nobody's.</summary>
    public IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; } = [];

    /// <summary>Whether an empty data folder starts as an own village rather than as the sample village.</summary>
    public bool Empty { get; init; }

    /// <summary>Where the sample village's Markdown lies.</summary>
    public string SampleFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "sample");

    /// <summary>Where the daily backup goes. Default: <c>backups/</c> of the data folder; another disk is better.
    /// </summary>
    public string? BackupTo { get; init; }

    /// <summary>Folder in which backups are made; those for a bucket are made here and sent.</summary>
    public string BackupFolder => BackupTo is null || BackupBucket is not null ? Data.Backups : BackupTo;

    /// <summary>The bucket backups are sent to; <see langword="null"/>: none.</summary>
    public BucketAddress? BackupBucket => BackupTo is null ? null : BucketAddress.TryParse(BackupTo);

    /// <summary>Whether a screen runs in this process.</summary>
    public bool HasScreen { get; init; } = true;

    /// <summary>Where that screen shows itself.</summary>
    public DisplayChoice Display { get; init; }

    /// <summary>Folders and buckets that are kept as copies of the log, for web servers; a folder for each village
    /// below them in a township.</summary>
    public IReadOnlyList<string> Mirrors { get; init; } = [];

    /// <summary>Where phones reach the village's pages; <see langword="null"/>: worked out.</summary>
    public Uri? PublicAddress { get; init; }
}
