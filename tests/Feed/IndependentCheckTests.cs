using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Kiosk.Serving;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Feed;

/// <summary>What we serve, judged by somebody else's verifier. Runs where .ci/check-log has built it.</summary>
public sealed class IndependentCheckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(70_000)]
    public async Task Accepts_what_is_served(int size)
    {
        Assert.SkipUnless(IndependentChecker.IsThere, "VILLAGEPUBLIC_TLOGCHECK does not name a verifier.");
        using var log = new VillageLog();
        var old = Path.GetTempFileName();
        await File.WriteAllBytesAsync(old, log.Store.ReadHead()!.Note, Cancel);
        if (size > 1)
        {
            log.GrowTo(size);
        }

        var feed = new LogFeed(new FeedTree(log.Store, log.Publisher.Key), new FeedSignal());
        await using var host = await FeedHost.StartAsync(app => app.MapFeed("/feed", feed, TimeProvider.System));
        var trust = IndependentChecker.Trust(log.Publisher);
        var said = IndependentChecker.Run(["-url", host.Feed.AbsoluteUri, .. trust, "-blobs", "-old", old]);
        Assert.Contains($"OK origin={VillageLog.Origin} size={size} leaves={size}", said, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine(said);

        var proof = EntryProof.Make(log.Store, size / 2)!;
        await File.WriteAllBytesAsync(old, proof, Cancel);
        var leaf = Path.GetTempFileName();
        await File.WriteAllBytesAsync(leaf, ProofFile.TryParse(proof)!.Extra!, Cancel);
        said = IndependentChecker.Run(["-proof", old, "-leaf", leaf, .. trust]);
        Assert.Contains($"OK proof origin={VillageLog.Origin} index={size / 2}", said, StringComparison.Ordinal);
        File.Delete(old);
        File.Delete(leaf);
    }
}
