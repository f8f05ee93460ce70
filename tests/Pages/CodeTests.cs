using AngleSharp.Html.Parser;
using VillagePublic.Content.Links;
using VillagePublic.Content.Log;
using VillagePublic.Content.Pages;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Tests.Pages;

/// <summary>What a phone is told about the code it scanned.</summary>
public sealed class CodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly SampleVillage Village = SampleVillage.Create();

    [Fact]
    public void A_code_of_an_old_revision_shows_the_correction_and_of_a_withdrawn_one_the_reason()
    {
        var snapshot = Village.Library.Current;
        var old = snapshot.Find("finance/2026-03", 1)!;
        Assert.Contains("后来更正过", Banners(ShortAddress.For(snapshot, old)), StringComparison.Ordinal);
        Assert.Contains(
            snapshot.Latest("finance/2026-03")!.Entry.Reason!,
            Banners(ShortAddress.For(snapshot, old)),
            StringComparison.Ordinal);

        var withdrawn = snapshot.Find("notices/withdrawn", 1)!;
        Assert.Contains("发错了地方", Banners(ShortAddress.For(snapshot, withdrawn)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_from_a_screen_that_stood_still_says_so()
    {
        var snapshot = Village.Library.Current;
        var address = ShortAddress.For(snapshot, snapshot.All[3]).SeenAt(CheckpointAt(10));
        var missing = snapshot.All.Count - 10;

        Assert.Contains($"公布的 {missing} 条它还没有", Banners(address), StringComparison.Ordinal);
        Assert.Contains(
            $"这里后来又多了 {missing} 条",
            Banners(address, DateOnly.FromDateTime(snapshot.All[10].Entry.Published.Date)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void No_code_with_one_character_altered_looks_right()
    {
        var snapshot = Village.Library.Current;
        var good = ShortAddress.For(snapshot, snapshot.All[5]).SeenAt(snapshot.Checkpoint!).ToString();
        Assert.Contains("完全一样", Banners(ShortAddress.TryParse(good)!), StringComparison.Ordinal);
        for (var index = 0; index < good.Length; index++)
        {
            foreach (var character in Alphabet.Where(character => character != good[index] && good[index] != '-'))
            {
                var forged = good[..index] + character + good[(index + 1)..];
                var banners = ShortAddress.TryParse(forged) is { } address ? Banners(address) : "";
                Assert.DoesNotContain("✓", banners, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_code_of_another_village_is_unknown()
    {
        var other = SampleVillage.Create();
        var address = ShortAddress.For(other.Library.Current, other.Library.Current.All[0]);
        var answer = Village.Get("/Q/" + address);
        Assert.Equal(404, answer.Status);
        Assert.Contains("这个码可能是假的", Text("/Q/" + address), StringComparison.Ordinal);
    }

    [Fact]
    public void The_proof_and_the_entry_check_with_the_logs_key_alone()
    {
        foreach (var revision in Village.Library.Current.Current)
        {
            var path = $"/{revision.Id}@{revision.Revision}";
            var entry = Village.Get(path + ".entry").Body;
            var proof = ProofFile.TryParse(Village.Get(path + ".proof").Body)!;
            Assert.Equal(Village.Library.Current.Checkpoint, proof.Verify(entry, Village.Key));
            Assert.Null(Approvals.SignatureFault(
                PendingEntry.Of(Village.Key.Name, revision.Entry), revision.Entry.Approvals));
            entry[^1]++;
            Assert.Null(proof.Verify(entry, Village.Key));
        }
    }

    [Fact]
    public void The_page_that_checks_names_place_files_signers_and_witnesses()
    {
        var page = Text("/verify/finance/2026-10@1");
        var revision = Village.Latest("finance/2026-10");
        Assert.Contains($"第 {revision.EntryIndex + 1} 条", page, StringComparison.Ordinal);
        Assert.Contains(revision.LeafHash.ToString(), page, StringComparison.Ordinal);
        Assert.Contains("✓ 村里的记录", page, StringComparison.Ordinal);
        Assert.Contains("✓ 村里的时钟，2026年11月6日 09:30", page, StringComparison.Ordinal);
        Assert.All(revision.Entry.Approvals, person => Assert.Contains(person.Name, page, StringComparison.Ordinal));
        Assert.All(
            revision.Entry.Blobs, blob => Assert.Contains(blob.Sha256.ToString(), page, StringComparison.Ordinal));
    }

    private static Checkpoint CheckpointAt(int size)
    {
        var snapshot = Village.Library.Current;
        var root = MerkleTree.Root([.. snapshot.All.Take(size).Select(revision => revision.LeafHash)]);
        return new Checkpoint(snapshot.Checkpoint!.Origin, size, root);
    }

    private static string Banners(ShortAddress address, DateOnly? today = null)
    {
        var answer = Village.Pages.Respond(new PageRequest("/Q/" + address, today ?? SampleVillage.Today));
        var html = Content.StrictUtf8.GetString(answer.Body);
        return string.Join('\n', new HtmlParser().ParseDocument(html).QuerySelectorAll(".banner")
            .Select(banner => banner.TextContent));
    }

    private static string Text(string path) =>
        new HtmlParser().ParseDocument(Village.Html(path)).QuerySelector("main")!.TextContent;
}
