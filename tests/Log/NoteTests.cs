using System.Globalization;
using System.Text;
using VillagePublic.Content;
using VillagePublic.Content.Log;

namespace VillagePublic.Tests.Log;

public sealed class NoteTests
{
    private const string Root = "xwnfG8w17LzwWo0JvVkgPmettQYuQRYaqX/l3x5kEd0=";
    private const string Empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    [Fact]
    public void Reads_the_example_of_the_specification()
    {
        var key = VerifierKey.TryParse(Vectors.NoteExample.Text("vkey"))!;
        var bytes = StrictUtf8.GetBytes(Vectors.NoteExample.Text("note"));
        var note = SignedNote.TryParse(bytes)!;

        Assert.Single(note.Verify([key])!);
        Assert.Equal(bytes, note.ToBytes());
    }

    [Fact]
    public void Signs_the_bytes_the_reference_log_signed()
    {
        var own = Vectors.OwnLog;
        using var log = SigningKey.FromSeed("village.example/log-1", KeyKind.Note, own.Hex("log_seed"));
        using var witness = SigningKey.FromSeed("kiosk.example/w1", KeyKind.Cosignature, own.Hex("witness_seed"));
        Assert.Equal(own.Text("log_vkey"), log.Verifier.ToString());
        Assert.Equal(own.Text("witness_vkey"), witness.Verifier.ToString());
        Assert.Equal(own.Hex("log_public"), log.Verifier.PublicKey);

        var checkpoint = Checkpoint.TryParse(own.Text("checkpoint_text"))!;
        var note = SignedNote.Of(checkpoint.ToString());
        var time = DateTimeOffset.FromUnixTimeSeconds(1_750_000_000);
        note = note.WithSignatures([log.Sign(note.Text, time), witness.Sign(note.Text, time)]);

        Assert.Equal(own.Text("checkpoint"), StrictUtf8.GetString(note.ToBytes()));
        Assert.Equal(
            [null, time], note.Verify([log.Verifier, witness.Verifier])!.Select(signature => signature.Time));
        Assert.Equal(
            own.Text("cosigned_message"),
            StrictUtf8.GetString(VerifierKey.CosignedMessage(note.Text, 1_750_000_000)));
    }

    [Fact]
    public void Verifies_a_cosignature_of_somebody_elses_witness()
    {
        var vector = Vectors.ExternalCosignature;
        var key = VerifierKey.TryParse(vector.Text("vkey"))!;
        var text = StrictUtf8.GetBytes(vector.Text("checkpoint_text"));
        var line = SignedNote.ParseLine(vector.Text("line").TrimEnd('\n'))!;

        Assert.True(key.Verify(text, line.Signature, out var time));
        Assert.Equal(vector.GetProperty("time").GetRawText().Trim('"'), $"{time!.Value.ToUnixTimeSeconds()}");
        Assert.Equal(vector.Text("line").TrimEnd('\n') + "\n", line.ToLine());
    }

    [Fact]
    public void Entries_tile_bundle_and_proof_file_are_those_of_the_reference_log()
    {
        var own = Vectors.OwnLog;
        byte[][] entries = [.. own.GetProperty("entries_hex").EnumerateArray()
            .Select(item => Convert.FromHexString(item.GetString()!))];
        var leaves = entries.Select(entry => MerkleTree.LeafHash(entry)).ToArray();
        var tile = Assert.Single(TileGrowth.Extend(0, leaves, (_, _) => null));
        Assert.Equal(own.Hex("tile_hex"), tile.Hashes);
        Assert.Equal(own.Hex("bundle_hex"), EntryBundle.Encode(entries));
        Assert.Equal(entries, EntryBundle.TryParse(own.Hex("bundle_hex"), 3)!);
        Assert.Equal(own.Text("root_base64"), MerkleTree.Root(leaves).ToBase64());
        Assert.Equal(own.Text("tile_path"), new TilePath(0, 0, 3).ToString());
        Assert.Equal(own.Text("bundle_path"), new TilePath(TilePath.EntriesLevel, 0, 3).ToString());

        var bytes = StrictUtf8.GetBytes(own.Text("tlog_proof_index_1"));
        var proof = ProofFile.TryParse(bytes)!;
        var made = MerkleProof.ProveInclusion(1, 3, Vectors.SubtreesOf(leaves));
        Assert.Equal(bytes, proof.ToBytes());
        Assert.Equal(bytes, new ProofFile(1, made, StrictUtf8.GetBytes(own.Text("checkpoint"))).ToBytes());
        var key = VerifierKey.TryParse(own.Text("log_vkey"))!;
        Assert.Equal(3, proof.Verify(entries[1], key)!.Size);
        Assert.Null(proof.Verify(entries[0], key));
        Assert.Null(proof.Verify(entries[1], VerifierKey.TryParse(own.Text("witness_vkey"))!));
    }

    [Fact]
    public void A_known_key_that_fails_condemns_the_note_and_an_unknown_one_is_ignored()
    {
        var own = Vectors.OwnLog;
        var text = own.Text("checkpoint");
        var log = VerifierKey.TryParse(own.Text("log_vkey"))!;
        var witness = VerifierKey.TryParse(own.Text("witness_vkey"))!;
        var forged = text.Replace("\n3\n", "\n4\n", StringComparison.Ordinal);

        Assert.Single(Parse(text)!.Verify([log])!);
        Assert.Equal(2, Parse(text)!.Verify([log, witness])!.Count);
        Assert.Null(Parse(forged)!.Verify([log]));
        Assert.Empty(Parse(forged)!.Verify([VerifierKey.TryParse(Vectors.NoteExample.Text("vkey"))!])!);
    }

    [Fact]
    public void Secret_keys_are_read_back_and_damaged_ones_are_not()
    {
        using var key = SigningKey.Create("village.example/log", KeyKind.Cosignature);
        using var again = SigningKey.TryParseSecret(key.ToSecret())!;
        Assert.Equal(key.Verifier, again.Verifier);
        Assert.Null(SigningKey.TryParseSecret(key.ToSecret().Replace("log", "lag", StringComparison.Ordinal)));
        Assert.Null(SigningKey.TryParseSecret(key.ToSecret() + "\n"));
        Assert.Null(SigningKey.TryParseSecret(""));
    }

    [Theory]
    [InlineData("o\n3\n" + Root + "\n", true, "as it should be")]
    [InlineData("o\n0\n" + Empty + "\n", true, "the empty tree")]
    [InlineData("o\n03\n" + Root + "\n", false, "leading zero")]
    [InlineData("o\n+3\n" + Root + "\n", false, "sign")]
    [InlineData("o\n-3\n" + Root + "\n", false, "negative")]
    [InlineData("o\n 3\n" + Root + "\n", false, "space")]
    [InlineData("o\n9223372036854775808\n" + Root + "\n", false, "more than 63 bits")]
    [InlineData("o\n3\nxwnfG8w17LzwWo0JvVkgPmettQYuQRYaqX/l3x5kEd1=\n", false, "non-canonical base64")]
    [InlineData("o\n3\nxwnfG8w17LzwWo0JvVkgPmettQYuQRYaqX/l3x5kEd0= \n", false, "space after the root")]
    [InlineData("o\n3\nxwnfG8w17LzwWo0JvVkgPmettQYuQRYaqX/l3x5kEd0\n", false, "no padding")]
    [InlineData("o\n3\nxwnfG8w17LzwWo0JvVkgPmettQYuQRYaqX_l3x5kEd0=\n", false, "URL alphabet")]
    [InlineData("o\n3\nAAAA\n", false, "short root")]
    [InlineData("o\n3\n" + Root, false, "no last line feed")]
    [InlineData("o\n3\n" + Root + "\n\n", false, "empty line")]
    [InlineData("o\n3\n" + Root + "\nextension\n", false, "extension line")]
    [InlineData("o\r\n3\r\n" + Root + "\r\n", false, "carriage returns")]
    [InlineData("\n3\n" + Root + "\n", false, "no origin")]
    [InlineData("a b\n3\n" + Root + "\n", false, "space in the origin")]
    [InlineData("o\n0\n" + Root + "\n", false, "empty tree with a root")]
    [InlineData("", false, "nothing")]
    public void Checkpoints_have_one_spelling(string text, bool good, string because)
    {
        Assert.True(Checkpoint.TryParse(text) is not null == good, because);
        Assert.True(!good || Checkpoint.TryParse(text)!.ToString() == text, because);
    }

    [Theory]
    [InlineData("text\n\n\u2014 a b+\n", "not base64")]
    [InlineData("text\n\n\u2014 a AAAA\n", "no key id")]
    [InlineData("text\n\n\u2014 a AAAAAAA\n", "not padded")]
    [InlineData("text\n\n- a AAAAAAA=\n", "another dash")]
    [InlineData("text\n\n\u2014  a AAAAAAA=\n", "two spaces")]
    [InlineData("text\n\n\u2014 a AAAAAAA=", "last line not ended")]
    [InlineData("text\n\u2014 a AAAAAAA=\n", "no empty line")]
    [InlineData("text\n\n", "no signature")]
    [InlineData("te\u0007xt\n\n\u2014 a AAAAAAA=\n", "control character")]
    [InlineData("te\rxt\n\n\u2014 a AAAAAAA=\n", "carriage return")]
    [InlineData("text\n\n\u2014 a+b AAAAAAA=\n", "plus in the name")]
    [InlineData("text\n\n\u2014 a AAAAAAB=\n", "stray bits")]
    [InlineData("", "nothing")]
    public void Notes_reject(string text, string because) => Assert.True(Parse(text) is null, because);

    [Fact]
    public void Notes_reject_bad_bytes_and_floods()
    {
        Assert.NotNull(Parse("text\n\n\u2014 a AAAAAAA=\n"));
        Assert.Null(SignedNote.TryParse([0xff, .. "text\n\n\u2014 a AAAAAAA=\n"u8]));
        var lines = new StringBuilder("text\n\n").Insert(6, "\u2014 a AAAAAAA=\n", 101);
        Assert.Null(Parse(lines.ToString()));
        Assert.Null(Parse(new string('x', SignedNote.MaxSizeBytes) + "\n\n\u2014 a AAAAAAA=\n"));
    }

    [Fact]
    public void Cosignatures_of_impossible_times_are_false()
    {
        using var witness = SigningKey.Create("w", KeyKind.Cosignature);
        var note = SignedNote.Of("text\n");
        var line = witness.Sign(note.Text, DateTimeOffset.UnixEpoch);
        Assert.True(witness.Verifier.Verify(note.Text, line.Signature, out var time));
        Assert.Equal(DateTimeOffset.UnixEpoch, time);

        var late = line.Signature.ToArray();
        late[0] = 0xff;
        Assert.False(witness.Verifier.Verify(note.Text, late, out _));
        Assert.False(witness.Verifier.Verify(note.Text, line.Signature.AsSpan(1), out _));
    }

    [Theory]
    [InlineData("{0}", true, "as it should be")]
    [InlineData("{0}\n", false, "line feed")]
    [InlineData(" {0}", false, "space")]
    [InlineData("x{0}", false, "id of another name")]
    [InlineData("", false, "nothing")]
    [InlineData("a+b", false, "two parts")]
    [InlineData("a+00000000+AA==", false, "short key")]
    public void Verifier_keys_have_one_spelling(string format, bool good, string because)
    {
        var text = string.Format(CultureInfo.InvariantCulture, format, Vectors.OwnLog.Text("log_vkey"));
        Assert.True(VerifierKey.TryParse(text) is not null == good, because);
        var upper = text.Replace("a8e76973", "A8E76973", StringComparison.Ordinal);
        Assert.True(upper == text || VerifierKey.TryParse(upper) is null, because);
    }

    [Theory]
    [InlineData("index 1\n\n", "no first line")]
    [InlineData("c2sp.org/tlog-proof@v1\n\n", "no index")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 01\n\n", "leading zero")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\n", "short hash")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra !\nindex 1\n\n", "extra is not base64")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AAAA\n\n", "extra without index")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 1\n", "no empty line")]
    public void Proof_files_reject(string text, string because) =>
        Assert.True(ProofFile.TryParse(StrictUtf8.GetBytes(text)) is null, because);

    private static SignedNote? Parse(string text) => SignedNote.TryParse(StrictUtf8.GetBytes(text));
}
