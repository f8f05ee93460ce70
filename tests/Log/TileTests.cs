using System.Text.RegularExpressions;
using CsCheck;
using VillagePublic.Content;
using VillagePublic.Content.Log;

namespace VillagePublic.Tests.Log;

public sealed partial class TileTests
{
    [Fact]
    public void Paths_are_those_of_the_vectors()
    {
        foreach (var vector in Vectors.Paths.EnumerateObject())
        {
            var numbers = Numbers().Matches(vector.Name).Select(match => long.Parse(match.Value, null)).ToArray();
            var path = new TilePath((int)numbers[0], numbers[1], (int)numbers[2]);
            Assert.Equal(vector.Value.GetString(), path.ToString());
            Assert.Equal(path, TilePath.TryParse(vector.Value.GetString()!));
        }
    }

    [Fact]
    public void Origins_are_named_by_the_hash_of_their_bytes()
    {
        foreach (var vector in Vectors.OriginHash.EnumerateObject())
        {
            var hash = VillagePublic.Content.Log.Hash.Of(StrictUtf8.GetBytes(vector.Name));
            Assert.Equal(vector.Value.GetString(), hash.ToString());
        }
    }

    [Theory]
    [InlineData("tile/0/00", "two digits")]
    [InlineData("tile/0/0000", "four digits")]
    [InlineData("tile/0/x000/001", "leading group of zeros")]
    [InlineData("tile/0/001/001", "group without x")]
    [InlineData("tile/0/x001", "last group with x")]
    [InlineData("tile/0/xx01/001", "two x")]
    [InlineData("tile/00/000", "leading zero in the level")]
    [InlineData("tile/64/000", "level too high")]
    [InlineData("tile/-1/000", "negative level")]
    [InlineData("tile/0/000.p/0", "width 0")]
    [InlineData("tile/0/000.p/256", "a full tile has no suffix")]
    [InlineData("tile/0/000.p/01", "leading zero in the width")]
    [InlineData("tile/0/000.p", "no width")]
    [InlineData("tile/0/000/", "slash at the end")]
    [InlineData("tile//000", "no level")]
    [InlineData("tile/0/../000", "dots")]
    [InlineData("tile/0/+01", "sign")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/x999/999", "more than 63 bits")]
    [InlineData("tiles/0/000", "another word")]
    [InlineData("", "nothing")]
    public void Paths_reject(string text, string because) => Assert.True(TilePath.TryParse(text) is null, because);

    [Fact]
    public void Every_path_reads_back() => Gen.Select(Gen.Int[-1, 63], Gen.Long[0, long.MaxValue], Gen.Int[1, 256])
        .Sample((level, index, width) =>
        {
            var path = new TilePath(level, index, width);
            return TilePath.TryParse(path.ToString()) == path;
        });

    [Fact]
    public void Every_bundle_reads_back_and_no_shorter_or_longer_one() => Gen.Byte.Array[0, 40].Array[0, 6]
        .Sample(entries =>
        {
            var bundle = EntryBundle.Encode(entries);
            var read = EntryBundle.TryParse(bundle, entries.Length);
            return read is not null && read.Zip(entries).All(pair => pair.First.SequenceEqual(pair.Second))
                && EntryBundle.TryParse([.. bundle, 0], entries.Length) is null
                && EntryBundle.TryParse(bundle, entries.Length + 1) is null
                && (bundle.Length == 0 || EntryBundle.TryParse(bundle.AsSpan(1), entries.Length) is null
                    || entries.Length > 1)
                && (bundle.Length == 0 || EntryBundle.TryParse(bundle.AsSpan(..^1), entries.Length) is null);
        });

    [Fact]
    public void Whatever_parses_writes_back_to_the_same_bytes() => Gen.Byte.Array[0, 120].Sample(bytes =>
    {
        var note = SignedNote.TryParse(bytes);
        var proof = ProofFile.TryParse(bytes);
        return (note is null || note.ToBytes().SequenceEqual(bytes))
            && (proof is null || proof.ToBytes().SequenceEqual(bytes));
    });

    [GeneratedRegex("-?[0-9]+")]
    private static partial Regex Numbers();
}
