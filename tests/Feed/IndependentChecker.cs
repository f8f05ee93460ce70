using System.Diagnostics;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Tests.Feed;

/// <summary>Somebody else's verifier, where .ci/check-log has built one.</summary>
internal static class IndependentChecker
{
    private static readonly string? Program = Environment.GetEnvironmentVariable("VILLAGEPUBLIC_TLOGCHECK");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static bool IsThere => Program is not null;

    /// <summary>Whom it trusts: the log's key and its clock's.</summary>
    public static string[] Trust(LogPublisher publisher) =>
        ["-vkey", publisher.Key.ToString(), "-cosigner", publisher.ClockKey.ToString(), "-quorum", "1"];

    /// <summary>Lets it go through all of a store as a copy in a folder gives it: every hash, proof, signature and
    /// blob. Does nothing where there is none.</summary>
    /// <param name="store">The store.</param>
    /// <param name="trust">See <see cref="Trust"/>.</param>
    /// <param name="oldNote">A state seen before, which must be the beginning of this one.</param>
    public static void Accepts(ILogStore store, string[] trust, byte[] oldNote)
    {
        if (!IsThere)
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("vp-checker-");
        try
        {
            var head = store.ReadHead()!.Checkpoint;
            var copy = Path.Combine(folder.FullName, "feed");
            FeedExport.Write(new FeedTree(store, VerifierKey.TryParse(trust[1])!), copy, null, Cancel);
            var old = Path.Combine(folder.FullName, "old");
            File.WriteAllBytes(old, oldNote);
            var said = Run(["-dir", copy, .. trust, "-blobs", "-old", old]);
            Assert.Contains($"OK origin={head.Origin} size={head.Size} ", said, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs it and returns what it says.</summary>
    public static string Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program!, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.GetAwaiter().GetResult();
    }
}
